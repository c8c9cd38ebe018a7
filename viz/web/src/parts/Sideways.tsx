import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  /** The class of the frame that scrolls. */
  readonly frame: string;
  readonly children: ComponentChildren;
}

/** A frame for what may be wider than the page: where something is out of sight on the right, it says so and leads there. */
export function Sideways({ frame, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const hidden = useSignal<readonly string[]>([]);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = () => {
      const names = outOfSight(element);
      if (names.join() !== hidden.peek().join()) hidden.value = names;
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, []);

  const onward = () => box.current?.scrollBy({ left: box.current.clientWidth / 2 });
  return (
    <div class={hidden.value.length > 0 ? "sideways more" : "sideways"}>
      {hidden.value.length > 0 && (
        <p class="sideways-hint">
          <button type="button" tabIndex={-1} onClick={onward}>
            Further right: {hidden.value.join(", ")} →
          </button>
        </p>
      )}
      <div class={frame} ref={box}>
        {children}
      </div>
    </div>
  );
}

/** The heads of the columns that are not wholly in sight on the right. */
function outOfSight(frame: HTMLElement): readonly string[] {
  const edge = frame.getBoundingClientRect().right;
  const heads = [...(frame.querySelector("table")?.tHead?.querySelectorAll("th") ?? [])].filter((head) => head.offsetWidth > 0);
  return heads.filter((head) => head.getBoundingClientRect().right > edge + 1).map((head) => head.dataset["head"] ?? head.innerText.trim());
}
