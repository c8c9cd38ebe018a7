import { signal } from "@preact/signals";

const message = signal("");

/** Tell people who listen to the page what has changed on it. */
export function announce(text: string): void {
  message.value = text;
}

export function LiveRegion() {
  return (
    <p class="visually-hidden" role="status" aria-live="polite">
      {message.value}
    </p>
  );
}
