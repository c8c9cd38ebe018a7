const MOVES: Record<string, readonly [number, number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** Arrow keys walk the cells of a table; Home and End lead to a row's ends. One cell at a time can be reached by Tab. */
export function walk(event: KeyboardEvent): void {
  const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-cell]");
  const table = cell?.closest("table");
  if (!cell || !table) return;
  const rows = [...table.rows].map((row) => [...row.querySelectorAll<HTMLElement>("[data-cell]")]).filter((row) => row.length > 0);
  const line = rows.findIndex((row) => row.includes(cell));
  const column = rows[line]?.indexOf(cell) ?? 0;
  const next = leads(event.key, rows, line, column);
  if (!next) return;
  event.preventDefault();
  enter(table, next);
  next.focus();
}

/** Let Tab reach one cell: the one it reached before, else the row that is selected, else the first. */
export function settle(table: HTMLTableElement): void {
  if (table.querySelector('[data-cell][tabindex="0"]')) return;
  const row = table.querySelector('tr[aria-selected="true"]') ?? table.tBodies[0];
  const cell = row?.querySelector<HTMLElement>("[data-cell]");
  if (cell) cell.tabIndex = 0;
}

/** Make `cell` the one that Tab reaches. */
export function enter(table: HTMLTableElement, cell: HTMLElement): void {
  for (const other of table.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
}

function leads(key: string, rows: HTMLElement[][], line: number, column: number): HTMLElement | undefined {
  if (key === "Home") return rows[line]?.[0];
  if (key === "End") return rows[line]?.at(-1);
  const [down, right] = MOVES[key] ?? [0, 0];
  if (right) return rows[line]?.[column + right];
  return down ? rows[line + down]?.[Math.min(column, (rows[line + down]?.length ?? 1) - 1)] : undefined;
}
