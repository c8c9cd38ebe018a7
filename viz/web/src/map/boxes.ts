import type { Box } from "../data/picture";
import { announce } from "../parts/live";
import { go } from "../state/address";
import type { Line } from "./lines";

/** The first line of a box is the name; the others count. */
export function nameOf(box: Box): string {
  return box.label.split("\n")[0] ?? "";
}

/** Open what a box stands for; what stands for several things is told instead. */
export function openBox(box: Box): void {
  const [only, ...others] = box.members;
  if (only && others.length === 0) go({ select: only, unit: "", quote: "" });
  else announce(`${nameOf(box)} stands for ${box.members.length} things; the matrix shows each of them.`);
}

/** Open the subject at the end of a line from a unit, with the sentences by which this unit has it. */
export function openLine({ from, to }: Line): void {
  const [subject, other] = from.layer === "Subjects" ? [from, to] : [to, from];
  const [only, ...others] = subject.members;
  if (only && others.length === 0) go({ select: only, unit: other.members[0] ?? "", quote: "" });
  else openBox(subject);
}
