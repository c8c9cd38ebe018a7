import type { Picture } from "../data/picture";
import { ABOVE_LANES, AROUND_LANES } from "./lanes";

export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How far everything that is painted reaches: the boxes, the lanes around them and the heads above. */
export function extentOf({ nodes, lanes }: Picture): Extent {
  const around = (x: number, y: number, width: number, height: number): Extent => ({ left: x, top: y, right: x + width, bottom: y + height });
  const boxes = nodes.map(({ x, y, width, height }) => around(x - width / 2, y - height / 2, width, height));
  const bands = lanes.map(({ x, y, width, height }) =>
    around(x - AROUND_LANES, y - ABOVE_LANES, width + 2 * AROUND_LANES, height + ABOVE_LANES + AROUND_LANES),
  );
  return [...boxes, ...bands].reduce(
    (all, each) => ({
      left: Math.min(all.left, each.left),
      top: Math.min(all.top, each.top),
      right: Math.max(all.right, each.right),
      bottom: Math.max(all.bottom, each.bottom),
    }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  );
}

/**
 * The middle to look at and how large to draw, so that all of `extent` is in a frame of this size, from its upper edge on;
 * never larger than life.
 */
export function fitting(extent: Extent, width: number, height: number) {
  const scale = Math.min(1, width / (extent.right - extent.left), height / (extent.bottom - extent.top));
  return { position: { x: (extent.left + extent.right) / 2, y: extent.top + height / scale / 2 }, scale };
}
