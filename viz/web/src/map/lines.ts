import type { Box, Picture, Tie } from "../data/picture";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A tie with its places: from the right side of one box to the left side of another. */
export interface Line {
  readonly tie: Tie;
  readonly from: Box;
  readonly to: Box;
}

const STEPS = 24;
const NEAR = 9;
const FADED = 0.18;
const NUMBER_AT = 0.27;
const MOST_NUMBERS = 3;

export function linesOf(picture: Picture): readonly Line[] {
  const boxes = new Map(picture.nodes.map((box) => [box.id, box]));
  return picture.edges.flatMap((tie) => {
    const [from, to] = [boxes.get(tie.from), boxes.get(tie.to)];
    return from && to ? [{ tie, from, to }] : [];
  });
}

/**
 * Paint all lines; where a box is chosen, those that do not touch it are faded. Beside a subject with many lines the
 * numbers would hide one another: there they show on its choice only.
 */
export function paintLines(canvas: CanvasRenderingContext2D, lines: readonly Line[], chosen: string | null): void {
  canvas.save();
  for (const line of lines) {
    canvas.globalAlpha = chosen === null || touches(line, chosen) ? 1 : FADED;
    paintLine(canvas, line);
  }
  canvas.globalAlpha = 1;
  for (const line of lines) {
    const many = lines.filter((other) => (line.from.layer === "Subjects" ? other.from === line.from : other.to === line.to)).length > MOST_NUMBERS;
    if (touches(line, chosen) || (chosen === null && !many)) paintNumber(canvas, line);
  }
  canvas.restore();
}

function touches({ from, to }: Line, box: string | null): boolean {
  return from.id === box || to.id === box;
}

/** The line under a point, if one passes there. */
export function lineAt(lines: readonly Line[], { x, y }: Point): Line | undefined {
  return lines.find((line) =>
    Array.from({ length: STEPS + 1 }, (_, step) => pointOn(line, step / STEPS)).some((point) => Math.hypot(point.x - x, point.y - y) < NEAR),
  );
}

function ends({ from, to }: Line): readonly [Point, Point] {
  return [
    { x: from.x + from.width / 2, y: from.y },
    { x: to.x - to.width / 2, y: to.y },
  ];
}

function pointOn(line: Line, share: number): Point {
  const [start, end] = ends(line);
  const rest = 1 - share;
  const bend = 3 * rest * rest * share;
  const back = 3 * rest * share * share;
  const middle = (start.x + end.x) / 2;
  return {
    x: rest ** 3 * start.x + (bend + back) * middle + share ** 3 * end.x,
    y: (rest ** 3 + bend) * start.y + (back + share ** 3) * end.y,
  };
}

function paintLine(canvas: CanvasRenderingContext2D, line: Line): void {
  const [start, end] = ends(line);
  const middle = (start.x + end.x) / 2;
  canvas.beginPath();
  canvas.moveTo(start.x, start.y);
  canvas.bezierCurveTo(middle, start.y, middle, end.y, end.x, end.y);
  canvas.strokeStyle = line.tie.color.color;
  canvas.lineWidth = line.tie.width;
  canvas.setLineDash(line.tie.dashes || []);
  canvas.stroke();
}

/** How many sentences bear the tie out, beside the subject. */
function paintNumber(canvas: CanvasRenderingContext2D, line: Line): void {
  const { x, y } = pointOn(line, line.from.layer === "Subjects" ? NUMBER_AT : 1 - NUMBER_AT);
  const text = line.tie.label;
  canvas.font = '400 18px "Inter", sans-serif';
  canvas.textAlign = "center";
  canvas.textBaseline = "middle";
  const width = canvas.measureText(text).width + 8;
  canvas.fillStyle = "#FFFFFF";
  canvas.fillRect(x - width / 2, y - 11, width, 22);
  canvas.fillStyle = "#4A5568";
  canvas.fillText(text, x, y);
}
