import { DataSet } from "vis-data/peer";
import { Network } from "vis-network/peer";
import type { Picture } from "../data/picture";

/** The picture on a canvas, at the places that the server gave. */
export class Drawing {
  readonly #network: Network;
  readonly #known: ReadonlySet<string>;

  constructor(frame: HTMLElement, picture: Picture, open: (key: string) => void) {
    this.#known = new Set(picture.nodes.map((node) => String(node.id)));
    const content = { nodes: new DataSet([...picture.nodes]), edges: new DataSet([...picture.edges]) };
    this.#network = new Network(frame, content, { ...picture.options, physics: { enabled: false } });
    this.#network.on("click", ({ nodes }: { nodes: readonly unknown[] }) => {
      if (nodes[0] !== undefined) open(String(nodes[0]));
    });
    this.#network.once("afterDrawing", () => this.#network.fit({ animation: false }));
  }

  /** Show which thing the panel is about. */
  select(key: string): void {
    if (this.#known.has(key)) this.#network.selectNodes([key]);
    else this.#network.unselectAll();
  }

  end(): void {
    this.#network.destroy();
  }
}
