import type { Box } from "../data/picture";
import { nameOf } from "./boxes";

const SIZE = 20;
const LINE = 26;
const PADDING = 14;
const ACCENT = "#0B4FD6";

interface Drawn {
  readonly drawNode: () => void;
  readonly nodeDimensions: { readonly width: number; readonly height: number };
}

interface Asked {
  readonly ctx: CanvasRenderingContext2D;
  readonly x: number;
  readonly y: number;
  readonly state: { readonly selected: boolean; readonly hover: boolean };
}

/** How a box is painted: its name in bold, what it counts beside it or below. */
export function painter(box: Box): (asked: Asked) => Drawn {
  const { width, height } = box;
  return ({ ctx, x, y, state }) => ({
    nodeDimensions: { width, height },
    drawNode: () => {
      ctx.save();
      ctx.beginPath();
      ctx.roundRect(x - width / 2, y - height / 2, width, height, 5);
      ctx.fillStyle = box.color.background;
      ctx.fill();
      ctx.lineWidth = state.selected ? 5 : state.hover ? 3 : box.borderWidth;
      ctx.strokeStyle = state.selected || state.hover ? ACCENT : box.color.border;
      ctx.stroke();
      letter(ctx, box, x - width / 2 + PADDING, y);
      ctx.restore();
    },
  });
}

function letter(ctx: CanvasRenderingContext2D, box: Box, left: number, middle: number): void {
  const detail = box.label.split("\n").slice(1).join(", ");
  const room = box.width - 2 * PADDING;
  const beside = box.layer === "Subjects";
  ctx.textBaseline = "middle";
  ctx.fillStyle = box.font.color;
  ctx.font = font(400);
  const detailWidth = ctx.measureText(detail).width;
  ctx.font = font(box.layer === "Goals" ? 400 : 600);
  const fits = Math.max(1, Math.floor(box.height / LINE) - (beside ? 0 : 1));
  const lines = wrapped(ctx, nameOf(box), beside ? room - detailWidth - PADDING : room, fits);
  const count = lines.length + (beside ? 0 : 1);
  const top = middle - ((count - 1) * LINE) / 2;
  lines.forEach((line, index) => ctx.fillText(line, left, top + index * LINE));
  ctx.font = font(400);
  if (beside) ctx.fillText(detail, left + room - detailWidth, middle);
  else ctx.fillText(shortened(ctx, detail, room), left, top + lines.length * LINE);
}

/** A text in at most `fits` lines that are no wider than `room`; what does not fit ends in an ellipsis. */
function wrapped(ctx: CanvasRenderingContext2D, text: string, room: number, fits: number): readonly string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    const longer = lines[last] ? `${lines[last]} ${word}` : word;
    if (lines[last] === "" || lines.length === fits || ctx.measureText(longer).width <= room) lines[last] = longer;
    else lines.push(word);
  }
  return lines.map((line) => shortened(ctx, line, room));
}

function shortened(ctx: CanvasRenderingContext2D, text: string, room: number): string {
  if (ctx.measureText(text).width <= room) return text;
  let kept = text;
  while (kept && ctx.measureText(`${kept}…`).width > room) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}

function font(weight: number): string {
  return `${weight} ${SIZE}px "Inter", sans-serif`;
}
