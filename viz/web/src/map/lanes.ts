import type { Lane } from "../data/picture";

const MARGIN = 14;
const ABOVE = 26;
const LETTERS = 20;
const INK = "#4A5568";
const EDGE = "#EFB25F";

/** How far above a lane its head reaches, and how far its band reaches around it. */
export const ABOVE_LANES = ABOVE + LETTERS;
export const AROUND_LANES = MARGIN;

/** Paint the band under the open subjects, and the heads of the layers above the uppermost box. */
export function paintLanes(canvas: CanvasRenderingContext2D, lanes: readonly Lane[]): void {
  const top = Math.min(...lanes.map((lane) => lane.y)) - ABOVE;
  canvas.save();
  canvas.font = `600 ${LETTERS}px "Inter", sans-serif`;
  for (const lane of lanes) {
    if (lane.ground) paintBand(canvas, lane, lane.ground);
    const inBand = lane.ground !== undefined;
    canvas.fillStyle = lane.colour ?? INK;
    canvas.textAlign = inBand ? "right" : "left";
    canvas.fillText(`${lane.name} · ${lane.count.toLocaleString("en")}`, inBand ? lane.x + lane.width : lane.x, inBand ? lane.y - ABOVE : top);
  }
  canvas.restore();
}

function paintBand(canvas: CanvasRenderingContext2D, lane: Lane, ground: string): void {
  canvas.beginPath();
  canvas.roundRect(lane.x - MARGIN, lane.y - MARGIN, lane.width + 2 * MARGIN, lane.height + 2 * MARGIN, 8);
  canvas.fillStyle = ground;
  canvas.strokeStyle = EDGE;
  canvas.fill();
  canvas.stroke();
}
