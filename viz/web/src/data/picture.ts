import type { Edge, Node, Options } from "vis-network/peer";
import { fetchJson } from "./client";

/** A picture of the map with all its places: what `/views/map.json` serves. */
export interface Picture {
  readonly title: string;
  readonly subtitle?: string;
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly options: Options;
}

export async function loadPicture(lensQuery: string, signal: AbortSignal): Promise<Picture> {
  return fetchJson<Picture>(`/views/map.json${lensQuery}`, signal);
}
