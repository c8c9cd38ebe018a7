import { useEffect, useRef } from "preact/hooks";
import { Problem, Waiting } from "../parts/Message";
import { address } from "../state/address";
import { picture } from "../state/page";
import { openBox, openLine } from "./boxes";
import { Drawing } from "./drawing";
import { Twin } from "./Twin";

/** Units, subjects and goals in layers, with the lists that say the same. */
export function OwnershipMap() {
  const { value, failure } = picture.value;
  const { select } = address.value;
  const frame = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);

  useEffect(() => {
    if (!value || !frame.current) return undefined;
    drawing.current = new Drawing(frame.current, value, { openBox, openLine });
    return () => drawing.current?.end();
  }, [value]);

  useEffect(() => drawing.current?.select(select), [select, value]);

  if (failure) return <Problem failure={failure} />;
  if (!value) return <Waiting />;
  return (
    <section class="map-view" aria-labelledby="headline">
      <h1 id="headline">{value.title}</h1>
      <p class="definition">{[`${value.subtitle}.`, ...value.notes].join(" ")}</p>
      <ul class="legend" aria-label="Legend">
        {value.legend.map(({ style, meaning }) => (
          <li key={style}>
            <span class={`line line-${style}`} aria-hidden="true" /> {meaning}
          </li>
        ))}
        <li>
          <span class="line line-inferred" aria-hidden="true" /> dashed: inferred
        </li>
        <li>
          <strong>2</strong> sentences on record
        </li>
      </ul>
      <div class="map-frame" ref={frame} role="img" aria-label={`${value.title}. The lists below the picture say the same.`} />
      <Twin picture={value} />
    </section>
  );
}
