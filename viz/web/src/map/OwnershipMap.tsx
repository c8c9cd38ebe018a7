import { useEffect, useRef } from "preact/hooks";
import { Problem, Waiting } from "../parts/Message";
import { address, go } from "../state/address";
import { picture } from "../state/page";
import { Drawing } from "./drawing";
import { Twin } from "./Twin";

/** Units, subjects and goals in layers, with the list that says the same. */
export function OwnershipMap() {
  const { value, failure } = picture.value;
  const frame = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);

  useEffect(() => {
    if (!value || !frame.current) return undefined;
    drawing.current = new Drawing(frame.current, value, (key) => go({ select: key, unit: "", quote: "" }));
    return () => drawing.current?.end();
  }, [value]);

  useEffect(() => drawing.current?.select(address.value.select), [address.value.select, value]);

  if (failure) return <Problem failure={failure} />;
  if (!value) return <Waiting />;
  return (
    <section class="map-view" aria-labelledby="headline">
      <h1 id="headline">{value.title}</h1>
      {value.subtitle && <p class="definition">{value.subtitle}</p>}
      <div class="map-frame" ref={frame} role="img" aria-label={`${value.title}. The list below the picture says the same.`} />
      <Twin picture={value} />
    </section>
  );
}
