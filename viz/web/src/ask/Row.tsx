import { useComputed } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Told } from "../data/answer";
import type { Field } from "../data/declared";
import type { Named } from "../data/types";
import { EntityLink } from "../parts/Holder";
import { announce } from "../parts/live";
import { address, go } from "../state/address";
import { Cell } from "./Cell";
import { Inside } from "./Inside";
import type { Layout } from "./layout";
import { held, isFigure, wordsOf } from "./values";

interface Props {
  readonly row: Told;
  readonly layout: Layout;
  readonly cells: readonly Field[];
  /** Whether rows of this list have anything to open. */
  readonly opens: boolean;
  /** What the address calls the row. */
  readonly name: string;
}

/** A row of a list; one press opens what it rests on. */
export function Row({ row, layout, cells, opens, name }: Props) {
  const isOpen = useComputed(() => address.value.row === name).value;
  const id = useId();
  const words = wordsOf(row, layout.head);
  const toggle = () => {
    go({ row: isOpen ? "" : name, quote: "" });
    announce(isOpen ? "Closed" : `Opened: ${words}`);
  };
  const pressed = (event: MouseEvent) => {
    if (opens && !(event.target as HTMLElement).closest("button, a") && !getSelection()?.toString()) toggle();
  };
  return (
    <>
      <tr class={opens ? "opens" : undefined} aria-selected={isOpen} onClick={pressed}>
        <th scope="row" class={layout.head.shape === "text" ? "sentence-column" : undefined}>
          {opens ? (
            <button type="button" class="link opener" aria-expanded={isOpen} aria-controls={id} onClick={toggle}>{words}</button>
          ) : layout.head.shape === "entity" ? (
            <EntityLink entity={held(row, layout.head) as Named | null} />
          ) : (
            words
          )}
        </th>
        {cells.map((each) => (
          <td key={each.name} class={classOf(each)}>
            <Cell field={each} row={row} />
          </td>
        ))}
      </tr>
      {isOpen && opens && (
        <tr class="inside">
          <td id={id} colSpan={cells.length + 1}>
            <Inside row={row} layout={layout} />
          </td>
        </tr>
      )}
    </>
  );
}

function classOf(field: Field): string | undefined {
  if (isFigure(field)) return "number";
  return field.shape === "day" || field.shape === "truth" ? "short" : undefined;
}
