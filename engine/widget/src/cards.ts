import { el } from "./dom";
import { money } from "./money";
import { picture } from "./tiles";
import type { Evidence, EvidenceKind, Product } from "./types";

const KINDS: Record<EvidenceKind, string> = {
  history: "your purchases and visits",
  session: "this visit",
  fact: "you told us",
  similar: "similar product",
  popular: "popular with shoppers",
};

const DEEDS: Record<string, string> = {
  purchase: "you bought it",
  cart: "you put it in the basket",
  wishlist: "on your wish list",
  view: "you looked at it",
  list_view: "you passed by it",
};

/** The reason for a product: its sentence, which opens to the parts of the score behind it. */
export function whyLine(why: Product["why"]): HTMLElement | null {
  if (!why?.text) return null;
  const shares = (why.evidence ?? []).filter((one) => one.share > 0);
  if (!shares.length) return el("p", { class: "why" }, why.text);
  return el(
    "details",
    { class: "why" },
    el("summary", { title: "Show what this suggestion rests on" }, why.text),
    el("ul", { class: "shares" }, ...shares.map(shareRow)),
  );
}

function shareRow(evidence: Evidence): HTMLElement {
  const percent = Math.round(Math.min(1, evidence.share) * 100);
  const fill = el("span", { class: "fill" });
  fill.style.width = `${percent}%`;
  const kind = DEEDS[evidence.by ?? ""] ?? KINDS[evidence.kind] ?? evidence.kind;
  const about = evidence.name || evidence.about || "";
  return el(
    "li",
    {},
    el(
      "span",
      { class: "about" },
      about || capital(kind),
      about && el("small", {}, ` ${kind}`),
    ),
    el("span", { class: "percent" }, percent < 1 ? "< 1 %" : `${percent} %`),
    el("span", { class: "bar", "aria-hidden": "true" }, fill),
  );
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Brand and size, as far as they are known and the name does not say them already. */
function details(product: Product): string {
  const name = product.name.toLowerCase();
  // Trade terms for whose label a product bears; they tell a shopper nothing.
  const brand = /^(national|private)$/i.test(product.brand ?? "") ? "" : product.brand;
  return [brand, product.attributes?.["size"]]
    .filter((one) => one && !name.includes(one.toLowerCase()))
    .join(" · ");
}

/**
 * A product as a card: picture, name, price and reason. `onOpen` runs when the shopper chooses the
 * product; `action` is one more control, such as a button that adds it to the basket.
 */
export function productCard(
  product: Product,
  onOpen: (product: Product) => void,
  action?: HTMLElement,
): HTMLElement {
  const open = (): void => onOpen(product);
  const price = money(product.price, product.currency);
  return el(
    "article",
    { class: "card", "data-item": product.item_id },
    // The name is the one link for the keyboard; the picture only widens it for the mouse.
    el("div", { class: "picture", onclick: open }, picture(product)),
    el(
      "div",
      { class: "body" },
      el("button", { class: "name", type: "button", onclick: open }, product.name),
      el("p", { class: "details" }, details(product)),
      el("p", { class: "buy" }, el("span", { class: "price" }, price), action),
      whyLine(product.why),
    ),
  );
}
