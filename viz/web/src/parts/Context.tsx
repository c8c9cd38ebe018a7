import { useEffect, useRef } from "preact/hooks";
import { around } from "../data/document";
import { documentText } from "../state/page";
import { Problem, Waiting } from "./Message";

const ROOM = 400;

interface Props {
  readonly start: number;
  readonly end: number;
}

/** The sentence where it stands in its document. */
export function Context({ start, end }: Props) {
  const { value, failure } = documentText.value;
  const box = useRef<HTMLDivElement>(null);
  const quoted = useRef<HTMLElement>(null);

  useEffect(() => {
    if (box.current && quoted.current) {
      box.current.scrollTop = quoted.current.offsetTop - (box.current.clientHeight - quoted.current.offsetHeight) / 2;
    }
  }, [value, start]);

  if (failure) return <Problem failure={failure} />;
  if (!value) return <Waiting />;
  if (value.text === null) return <p class="absent">The text of this document is not at hand. Attach it: sociogram attach DOCUMENT FILE.</p>;
  const [before, quote, after] = around(value.text, start, end, ROOM);
  return (
    <div class="context" ref={box} tabIndex={0} aria-label="The sentence in its document">
      {before}
      <mark ref={quoted}>{quote}</mark>
      {after}
    </div>
  );
}
