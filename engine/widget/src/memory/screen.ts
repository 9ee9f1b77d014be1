/** The panel's place over the chat: what it shows, says aloud, and where the focus is. */

import { el, icon } from "../dom";
import { BACK, TITLE } from "./words";

export interface Screen {
  readonly shown: boolean;
  /** The control in the panel that is called `key`. */
  control(key: string | undefined): HTMLElement | undefined;
  /** Draws `parts`; the focus stays with its control, or goes to the one called `focus`. */
  draw(parts: HTMLElement[], focus?: string): void;
  /** Says what was done, or (`bad`) what went wrong. */
  tell(good: string, bad?: string): void;
  show(): void;
  hide(): void;
  /** Hides the panel and puts the focus where it was before. */
  leave(): void;
}

const ARROW = "M19 12H6M11.5 6l-6 6 6 6";

/** An empty, hidden panel in `frame`; `onBack` runs when its arrow is pressed. */
export function createScreen(frame: HTMLElement, onBack: () => void): Screen {
  const back = el(
    "button",
    { type: "button", class: "icon-button", "aria-label": BACK, title: BACK, onclick: onBack },
    icon(ARROW),
  );
  const said = el("p", { class: "said", role: "status" });
  const trouble = el("p", { class: "said trouble", role: "alert" });
  const body = el("div", { class: "known" });
  const view = el(
    "section",
    { class: "memory-panel", "aria-label": TITLE, hidden: true },
    el("div", { class: "head" }, back, el("h2", {}, TITLE)),
    body,
    said,
    trouble,
  );
  frame.append(view);
  let opener: HTMLElement | null = null;

  const focused = (): HTMLElement | null =>
    (frame.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;

  const control = (key: string | undefined): HTMLElement | undefined =>
    [...body.querySelectorAll<HTMLElement>("[data-key]")].find((one) => one.dataset["key"] === key);

  function tell(good: string, bad = ""): void {
    said.textContent = good;
    trouble.textContent = bad;
  }

  function setVisible(visible: boolean): void {
    view.hidden = !visible;
    // What is covered must be neither reached by the keyboard nor read out.
    for (const part of frame.children) if (part !== view) (part as HTMLElement).inert = visible;
  }

  function hide(): void {
    body.replaceChildren();
    setVisible(false);
  }

  return {
    get shown() {
      return !view.hidden;
    },
    control,
    draw(parts, focus) {
      const active = focused();
      const held = active && body.contains(active) ? active.dataset["key"] : undefined;
      body.replaceChildren(...parts);
      const wanted = control(focus);
      if (wanted) wanted.focus();
      else if (focus ?? held) (control(held) ?? back).focus({ preventScroll: true });
    },
    tell,
    show() {
      opener = focused();
      tell("");
      setVisible(true);
      back.focus();
    },
    hide,
    leave() {
      hide();
      opener?.focus();
    },
  };
}
