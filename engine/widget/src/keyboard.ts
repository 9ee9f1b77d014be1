/** How the panel answers to keys, clicks and its form. */

import type { Panel } from "./panel";

export interface PanelActions {
  open(): void;
  close(): void;
  fresh(): void;
  /** Shows what is known of the shopper. */
  known(): void;
  /** Leaves what lies over the chat; false where nothing does. */
  back(): boolean;
  submit(words: string): void;
  /** Whether a new question may be sent now; until then the words stay in the input. */
  idle(): boolean;
}

export const fillsScreen = (): boolean => matchMedia("(max-width: 520px)").matches;

export function wirePanel(panel: Panel, actions: PanelActions): void {
  const { launcher, close, fresh, known, frame, form, input } = panel;

  function submit(): void {
    if (!actions.idle()) return;
    const words = input.value;
    input.value = "";
    fit(input);
    actions.submit(words);
  }

  launcher.addEventListener("click", actions.open);
  close.addEventListener("click", actions.close);
  fresh.addEventListener("click", actions.fresh);
  known.addEventListener("click", actions.known);
  input.addEventListener("input", () => fit(input));
  input.addEventListener("keydown", (event) => {
    // While an input method composes a character, Enter chooses it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  frame.addEventListener("keydown", (event) => {
    // The shop may have shortcuts of its own; what is typed here is not for them.
    event.stopPropagation();
    if (event.key === "Escape" && !event.isComposing) actions.back() || actions.close();
    else if (event.key === "Tab" && fillsScreen()) keepFocusInside(frame, event);
  });
}

/** The input grows with its text, up to the height the style allows. */
function fit(input: HTMLTextAreaElement): void {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + 2}px`;
}

const STOPS = "button:enabled, select, input, textarea, summary, [tabindex='0']";

/** A panel that covers the page must not let the focus slip behind it. */
function keepFocusInside(frame: HTMLElement, event: KeyboardEvent): void {
  const stops = [...frame.querySelectorAll<HTMLElement>(STOPS)].filter(
    (one) => !one.closest("[inert], [hidden]"),
  );
  const [edge, other] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if ((frame.getRootNode() as ShadowRoot).activeElement !== edge) return;
  event.preventDefault();
  other?.focus();
}
