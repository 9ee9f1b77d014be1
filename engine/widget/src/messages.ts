import { productCard } from "./cards";
import { el } from "./dom";
import type { Message } from "./keep";
import type { Memory, Product } from "./types";

export interface Wishes {
  ask(text: string): void;
  openProduct(product: Product): void;
  consent(purpose: string, granted: boolean): void;
}

const SPOKEN_BY = {
  model: "Worded by the shop's dialogue model; names and prices come from the catalogue",
  template: "A plain prepared sentence; names and prices come from the catalogue",
};

/** A message as it stands in the conversation. */
export function messageView(message: Message, wishes: Wishes, last: boolean): HTMLElement {
  const { text, products, suggestions, meta } = message;
  if (message.role === "user") return el("div", { class: "turn user" }, bubble(text));
  const source = meta.source;
  return el(
    "div",
    { class: "turn assistant" },
    text ? bubble(text) : null,
    products.length > 0 &&
      el("div", { class: "cards" }, ...products.map((one) => productCard(one, wishes.openProduct))),
    last && memoryView(meta.memory, wishes),
    source && el("p", { class: "source", title: SPOKEN_BY[source] }, source),
    last && suggestions.length > 0 && chips(suggestions, wishes.ask),
  );
}

function bubble(text: string): HTMLElement {
  return el("p", { class: "bubble" }, text);
}

/** Suggestions as buttons that send their own words. */
export function chips(suggestions: string[], ask: (text: string) => void): HTMLElement {
  const chip = (text: string): HTMLElement =>
    el("button", { type: "button", class: "chip", onclick: () => ask(text) }, text);
  return el("div", { class: "chips" }, ...suggestions.map(chip));
}

function memoryView(memory: Memory | undefined, wishes: Wishes): HTMLElement | null {
  const learned = (memory?.learned ?? []).map((fact) => `${fact.predicate} ${fact.object}`);
  const purpose = memory?.asked_consent;
  if (!learned.length && !purpose) return null;
  const answer = (label: string, granted: boolean): HTMLElement =>
    el(
      "button",
      {
        type: "button",
        class: "chip",
        onclick: (event: Event) => {
          wishes.consent(purpose!, granted);
          (event.target as HTMLElement).closest(".memory")?.remove();
        },
      },
      label,
    );
  return el(
    "div",
    { class: "memory" },
    learned.length > 0 && el("p", {}, `Noted: ${learned.join(", ")}`),
    purpose && el("div", { class: "chips" }, answer("Yes, remember", true), answer("No", false)),
  );
}

/** Three dots that say an answer is on its way. */
export function typingView(): HTMLElement {
  return el(
    "div",
    { class: "turn assistant typing" },
    el("p", { class: "bubble" }, el("i"), el("i"), el("i"), el("span", { class: "unseen" }, "Writing…")),
  );
}

/** Something the shopper should know while waiting. */
export function noticeView(text: string): HTMLElement {
  return el("div", { class: "turn notice", role: "status" }, el("p", { class: "bubble" }, text));
}

/** What went wrong, in words, with a button to try again. */
export function errorView(text: string, retry: () => void): HTMLElement {
  return el(
    "div",
    { class: "turn problem", role: "alert" },
    el("p", { class: "bubble" }, text),
    el("button", { type: "button", class: "chip", onclick: retry }, "Try again"),
  );
}
