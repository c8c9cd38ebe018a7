import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { steps } from "./keys";

interface Props {
  readonly label: string;
  /** A class for the list, where it needs one of its own. */
  readonly list?: string;
  readonly children: ComponentChildren;
}

/** A button that opens a list of links and buttons. Arrow keys walk it, Escape closes it. */
export function Menu({ label, list, children }: Props) {
  const open = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();

  const entries = () => [...(box.current?.querySelectorAll<HTMLElement>(".menu-list a, .menu-list button") ?? [])];
  const close = () => {
    open.value = false;
    box.current?.querySelector("button")?.focus();
  };

  useEffect(() => {
    if (!open.value) return undefined;
    entries()[0]?.focus();
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) open.value = false;
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open.value]);

  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && open.value) {
      event.stopPropagation();
      close();
    }
    const all = entries();
    const next = all[steps(event.key, all.indexOf(document.activeElement as HTMLElement), all.length)];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  };

  return (
    <div class="menu" ref={box} onKeyDown={onKey}>
      <button type="button" aria-expanded={open.value} aria-controls={id} onClick={() => (open.value = !open.value)}>
        {label}
      </button>
      {open.value && (
        <div class={list ? `menu-list ${list}` : "menu-list"} id={id} onClick={close}>
          {children}
        </div>
      )}
    </div>
  );
}
