import type { Box, Picture } from "../data/picture";
import { nameOf, openBox } from "./boxes";

/** The ownership map as lists, a layer each: every box, and where its lines lead. */
export function Twin({ picture }: { readonly picture: Picture }) {
  const boxes = new Map(picture.nodes.map((box) => [box.id, box]));
  const layers = [...new Set(picture.nodes.map((box) => box.layer))];
  const leadsTo = (box: Box) =>
    picture.edges.filter((tie) => tie.from === box.id || tie.to === box.id).flatMap((tie) => boxes.get(tie.from === box.id ? tie.to : tie.from) ?? []);
  return (
    <section class="twin" aria-labelledby="twin-title">
      <h2 id="twin-title">The same as lists</h2>
      {layers.map((layer) => (
        <section key={layer} aria-label={layer}>
          <h3>{layer}</h3>
          <ul>
            {picture.nodes
              .filter((box) => box.layer === layer)
              .map((box) => (
                <li key={box.id}>
                  <BoxLink box={box} /> <span class="detail">{box.label.split("\n").slice(1).join(", ")}</span>
                  <ul class="inline">
                    {leadsTo(box).map((other) => (
                      <li key={other.id}>
                        <BoxLink box={other} />
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function BoxLink({ box }: { readonly box: Box }) {
  return (
    <button type="button" class="link" onClick={() => openBox(box)}>
      {nameOf(box)}
    </button>
  );
}
