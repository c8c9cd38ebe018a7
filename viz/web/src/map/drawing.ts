import { DataSet } from "vis-data/peer";
import { type Edge, Network } from "vis-network/peer";
import type { Box, Picture } from "../data/picture";
import { type Extent, extentOf, fitting } from "./extent";
import { paintLanes } from "./lanes";
import { type Line, lineAt, linesOf, paintLines } from "./lines";
import { painter } from "./paint";

/** Left free on every side of the picture. */
const ROOM = 14;

/** A tall picture makes its frame taller, so that its letters stay readable, up to this many pixels. */
const TALLEST = 1400;
const READABLE = 0.55;

/** What a person may do with the picture. */
export interface Doors {
  readonly openBox: (box: Box) => void;
  readonly openLine: (line: Line) => void;
}

interface Click {
  readonly nodes: readonly string[];
  readonly pointer: { readonly canvas: { readonly x: number; readonly y: number } };
}

/**
 * The picture on a canvas, at the places that the server gave. vis-network pans, zooms and knows the boxes; the lines
 * are painted here, because it leads them to the middles of boxes and not to their sides.
 */
export class Drawing {
  readonly #frame: HTMLElement;
  readonly #network: Network;
  readonly #boxes: ReadonlyMap<string, Box>;
  readonly #lines: readonly Line[];
  readonly #extent: Extent;
  #chosen: string | null = null;
  #isMoved = false;

  constructor(frame: HTMLElement, picture: Picture, doors: Doors) {
    this.#frame = frame;
    this.#boxes = new Map(picture.nodes.map((box) => [box.id, box]));
    this.#lines = linesOf(picture);
    this.#extent = extentOf(picture);
    frame.style.minHeight = `${Math.min(TALLEST, READABLE * Math.max(0, this.#extent.bottom - this.#extent.top))}px`;
    const nodes = picture.nodes.map((box) => ({ id: box.id, title: box.title, x: box.x, y: box.y, shape: "custom", ctxRenderer: painter(box) }));
    this.#network = new Network(frame, { nodes: new DataSet(nodes), edges: new DataSet<Edge>([]) }, picture.options);
    this.#network.on("beforeDrawing", (canvas: CanvasRenderingContext2D) => {
      paintLanes(canvas, picture.lanes);
      paintLines(canvas, this.#lines, this.#chosen);
    });
    this.#network.on("click", (click: Click) => this.#open(click, doors));
    frame.addEventListener("mousemove", this.#tellLine);
    this.#network.on("dragStart", () => (this.#isMoved = true));
    this.#network.on("zoom", () => (this.#isMoved = true));
    this.#network.on("resize", () => this.#fit());
    this.#fit();
    void document.fonts.ready.then(() => this.#network.redraw());
  }

  /** Show which thing the panel is about. */
  select(key: string): void {
    const box = key ? [...this.#boxes.values()].find(({ members }) => members.includes(key)) : undefined;
    this.#chosen = box?.id ?? null;
    if (box) this.#network.selectNodes([box.id]);
    else this.#network.unselectAll();
    this.#network.redraw();
  }

  end(): void {
    this.#frame.removeEventListener("mousemove", this.#tellLine);
    this.#network.destroy();
  }

  /** Show all of the picture, unless somebody has chosen what to look at. vis-network knows no sizes of painted boxes. */
  #fit(): void {
    if (this.#isMoved || this.#boxes.size === 0) return;
    const { clientWidth, clientHeight } = this.#frame;
    this.#network.moveTo({ ...fitting(this.#extent, clientWidth - 2 * ROOM, clientHeight - 2 * ROOM), animation: false });
  }

  #open({ nodes, pointer }: Click, doors: Doors): void {
    const box = this.#boxes.get(nodes[0] ?? "");
    const line = box ? undefined : lineAt(this.#lines, pointer.canvas);
    if (box) doors.openBox(box);
    if (line) doors.openLine(line);
  }

  readonly #tellLine = (event: MouseEvent): void => {
    const { left, top } = this.#frame.getBoundingClientRect();
    const place = { x: event.clientX - left, y: event.clientY - top };
    const line = this.#network.getNodeAt(place) === undefined ? lineAt(this.#lines, this.#network.DOMtoCanvas(place)) : undefined;
    this.#frame.title = line?.tie.title ?? "";
    this.#frame.classList.toggle("on-line", line !== undefined);
  };
}
