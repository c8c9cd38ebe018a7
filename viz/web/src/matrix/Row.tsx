import { useComputed } from "@preact/signals";
import type { CoverageRow, Named } from "../data/types";
import { address, go } from "../state/address";
import { counted, flagMeaning, flagWord, stateWords } from "../words";
import { markOf } from "./cells";
import { why } from "./rows";

/** Flags that change what one should do; the others are in the panel. */
const TELLING = ["POST_VACANT", "NO_LEAD_AGREED", "GAP_ACCEPTED", "MAY_HOLD", "DECIDED"];

interface Props {
  readonly row: CoverageRow;
  readonly units: readonly Named[];
  readonly bodies: readonly Named[];
}

/** One subject: its state, its cells, what names it, and why. It is drawn again only when it is selected or left. */
export function Row({ row, units, bodies }: Props) {
  const { subject } = row;
  const open = (unit = "") => go({ select: subject?.key ?? "", unit, quote: "" });
  const chosen = useComputed(() => (address.value.select === subject?.key ? address.value.unit || subject.key : "")).value;
  if (!subject) return null;
  const isSelected = chosen !== "";
  const flags = TELLING.filter((flag) => row.flags.includes(flag));

  return (
    <tr aria-selected={isSelected} onClick={() => open()}>
      <th scope="row">
        <button type="button" data-cell tabIndex={-1} onClick={stopping(() => open())}>
          <span class="subject-name">{subject.name}</span>
        </button>
      </th>
      <td class="state-column">
        <span class="state">{stateWords(row)}</span>
        {flags.map((flag) => (
          <span key={flag} class={`flag flag-${flag.toLowerCase()}`} title={flagMeaning(flag)}>{flagWord(flag)}</span>
        ))}
      </td>
      {[...units, ...bodies].map((office, index) => (
        <Cell
          key={office.key}
          row={row}
          office={office}
          body={index >= units.length}
          selected={chosen === office.key}
          open={() => open(office.key)}
        />
      ))}
      <td class="pull-column" title={row.namedBy.map((each) => each.name).join("\n")}>
        {row.pull || <span class="nothing">–<span class="visually-hidden">nothing</span></span>}
        {row.pull > 0 && <span class="visually-hidden"> {counted(row.pull, "goal, priority, programme or event", "goals, priorities, programmes and events")}</span>}
      </td>
      <td class="why-column">
        <span class="why">{why(row)}</span>
      </td>
    </tr>
  );
}

interface CellProps {
  readonly row: CoverageRow;
  readonly office: Named;
  readonly body: boolean;
  readonly selected: boolean;
  readonly open: () => void;
}

function Cell({ row, office, body, selected, open }: CellProps) {
  const mark = markOf(row, office.key);
  if (!mark) return <td class={body ? "cell body" : "cell"} data-cell tabIndex={-1} aria-label="nothing" />;
  const words = `${office.name}: ${mark.words}`;
  return (
    <td class={body ? "cell body" : "cell"}>
      <button
        type="button"
        data-cell
        tabIndex={-1}
        class={`mark ${mark.tone}${mark.inferred ? " inferred" : ""}`}
        aria-label={words}
        aria-pressed={selected}
        title={words}
        onClick={stopping(open)}
      >
        {mark.letter}
      </button>
    </td>
  );
}

function stopping(act: () => void) {
  return (event: Event) => {
    event.stopPropagation();
    act();
  };
}
