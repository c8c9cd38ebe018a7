import type { Picture } from "../data/picture";
import { go } from "../state/address";

/** The ownership map as a list: each box, and where its lines lead. */
export function Twin({ picture }: { readonly picture: Picture }) {
  const names = new Map(picture.nodes.map((node) => [String(node.id), name(node.label)]));
  const linked = picture.nodes
    .map((node) => ({ key: String(node.id), to: picture.edges.filter((edge) => edge.from === node.id).map((edge) => String(edge.to)) }))
    .filter(({ key }) => names.get(key));
  return (
    <section class="twin" aria-labelledby="twin-title">
      <h2 id="twin-title">The same as a list</h2>
      <ul>
        {linked.map(({ key, to }) => (
          <li key={key}>
            <Box id={key} label={names.get(key) ?? key} />
            {to.length > 0 && (
              <ul class="inline">
                {to.map((end) => (
                  <li key={end}>
                    <Box id={end} label={names.get(end) ?? end} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Box({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <button type="button" class="link" onClick={() => go({ select: id, unit: "", quote: "" })}>
      {label}
    </button>
  );
}

/** The first line of a box is the name; the others count. */
function name(label: string | undefined): string {
  return label?.split("\n")[0] ?? "";
}
