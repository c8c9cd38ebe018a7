import type { Options } from "vis-network/peer";
import { fetchJson } from "./client";

/** A box of the map by its middle; `members` are the keys of what it stands for, mostly one. */
export interface Box {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly borderWidth: number;
  readonly color: { readonly background: string; readonly border: string };
  readonly font: { readonly color: string };
  readonly layer: string;
  readonly members: readonly string[];
}

/** A line of the map; `label` counts the sentences that bear it out. */
export interface Tie {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly title: string;
  readonly width: number;
  readonly dashes: number[] | false;
  readonly color: { readonly color: string };
}

/** Boxes that stand together, with their left and upper edge; `ground` where a band lies under them. */
export interface Lane {
  readonly name: string;
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour?: string;
  readonly ground?: string;
}

/** The ownership map with all its places: what `/views/map.json` serves. */
export interface Picture {
  readonly title: string;
  readonly subtitle: string;
  readonly nodes: readonly Box[];
  readonly edges: readonly Tie[];
  readonly options: Options;
  readonly lanes: readonly Lane[];
  readonly legend: readonly { readonly style: string; readonly meaning: string }[];
  readonly notes: readonly string[];
}

/** As it is served, a box says its size by the constraints that vis-network knows. */
interface Served extends Omit<Picture, "nodes"> {
  readonly nodes: readonly (Omit<Box, "width" | "height"> & {
    readonly widthConstraint: number;
    readonly heightConstraint: { readonly minimum: number };
  })[];
}

export async function loadPicture(lensQuery: string, signal: AbortSignal): Promise<Picture> {
  const { nodes, ...rest } = await fetchJson<Served>(`/views/map.json${lensQuery}`, signal);
  return {
    ...rest,
    nodes: nodes.map((node) => ({ ...node, width: node.widthConstraint + 20, height: node.heightConstraint.minimum + 12 })),
  };
}
