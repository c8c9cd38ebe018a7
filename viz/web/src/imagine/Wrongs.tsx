import type { Failure } from "../data/client";
import { wrongsOf } from "../state/imagining";
import { capital } from "../words";
import type { Stretch } from "./placeholders";

interface Props {
  readonly failure: Failure;
  readonly text: string;
  readonly show: (stretch: Stretch) => void;
}

/** Why a scenario could not happen, line by line; a press shows the line. */
export function Wrongs({ failure, text, show }: Props) {
  return (
    <div class="wrongs" role="alert">
      <p>
        <strong>This cannot be imagined.</strong>
      </p>
      <ul>
        {wrongsOf(failure, text).map(({ line, fact }, index) => (
          <li key={index}>
            {line !== null && (
              <button type="button" class="link" onClick={() => show(stretchOf(text, line))}>Line {line}</button>
            )}{" "}
            {capital(fact)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where a line stands in a text. */
function stretchOf(text: string, line: number): Stretch {
  const lines = text.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  return [start, start + (lines[line - 1]?.length ?? 0)];
}
