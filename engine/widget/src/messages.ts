import { productCard } from "./cards";
import { el } from "./dom";
import { MORE } from "./memory/words";
import type { Message } from "./keep";
import type { Fact, Memory, Product } from "./types";

export interface Wishes {
  ask(text: string): void;
  openProduct(product: Product): void;
  /** Shows all that is known of the shopper. */
  showKnown(): void;
}

const SHOWN = 3;

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
    products.length > 0 && cardsView(products, wishes),
    last && memoryView(meta.memory, wishes.showKnown),
    source && el("p", { class: "source", title: SPOKEN_BY[source] }, source),
    last && suggestions.length > 0 && chips(suggestions, wishes.ask),
  );
}

/** The first few products; the others wait behind a button, so that the answer stays in view. */
function cardsView(products: Product[], wishes: Wishes): HTMLElement {
  const cards = products.map((one) => productCard(one, wishes.openProduct));
  const list = el("div", { class: "cards" }, ...cards.slice(0, SHOWN));
  const rest = cards.slice(SHOWN);
  if (!rest.length) return list;
  const showRest = (): void => {
    more.replaceWith(...rest);
    rest[0]?.querySelector<HTMLElement>(".name")?.focus();
  };
  const more = el("button", { type: "button", class: "chip", onclick: showRest }, `${rest.length} more`);
  list.append(more);
  return list;
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

/** What the turn taught the shop, and the way to all it knows. */
function memoryView(memory: Memory | undefined, showKnown: () => void): HTMLElement | null {
  const learned = (memory?.learned ?? []).map(factText);
  if (!learned.length) return null;
  // Until the shopper agrees, what they said is heard but not kept.
  const all = el("button", { type: "button", class: "link", onclick: showKnown }, MORE);
  return el(
    "p",
    { class: "memory" },
    `${memory?.asked_consent ? "Heard" : "Noted"}: ${learned.join("; ")}. `,
    all,
  );
}

function factText({ subject, predicate, object }: Fact): string {
  const own = subject === "shopper";
  if (predicate === "likes" || predicate === "dislikes") {
    return `${own ? "" : `${subject} `}${predicate} ${object}`;
  }
  return `${own ? "" : `${subject}’s `}${predicate}: ${object}`;
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
