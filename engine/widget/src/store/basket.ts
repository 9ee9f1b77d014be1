/** What the shopper means to buy: a value, where it is kept, and how it looks. */

import { el } from "../dom";
import { money } from "../money";
import { picture } from "../tiles";
import type { Product } from "../types";
import type { Line } from "./events";

const NAME = "maple-street:basket";

export function readBasket(): Line[] {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? "[]");
  } catch {
    return [];
  }
}

export function keepBasket(lines: Line[]): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(lines));
  } catch {
    // Without storage the basket lasts as long as the page.
  }
}

/** `lines` with `change` more (or fewer) of `product`; a line of none is gone. */
export function changed(lines: Line[], product: Product, change: number): Line[] {
  const same = (line: Line): boolean => line.product.item_id === product.item_id;
  const all = lines.some(same) ? lines : [...lines, { product, quantity: 0 }];
  return all
    .map((line) => (same(line) ? { ...line, quantity: line.quantity + change } : line))
    .filter((line) => line.quantity > 0);
}

export const count = (lines: Line[]): number => lines.reduce((sum, one) => sum + one.quantity, 0);

export function total(lines: Line[]): string {
  const cents = lines.reduce(
    (sum, { product, quantity }) => sum + Math.round(Number(product.price ?? 0) * 100) * quantity,
    0,
  );
  return money(cents / 100, lines[0]?.product.currency ?? "USD");
}

export interface BasketWishes {
  change(product: Product, change: number): void;
  open(product: Product): void;
  buy(): void;
}

export function basketView(lines: Line[], wishes: BasketWishes): HTMLElement {
  if (!lines.length) return el("p", { class: "empty" }, "The basket is empty.");
  return el(
    "div",
    {},
    el("ul", { class: "lines" }, ...lines.map((line) => lineView(line, wishes))),
    el("p", { class: "total" }, el("span", {}, "Total"), el("b", {}, total(lines))),
    el("button", { type: "button", class: "loud", id: "buy", onclick: wishes.buy }, "Buy"),
    el("p", { class: "small" }, "A demo: nothing is charged and nothing is sent."),
  );
}

function lineView({ product, quantity }: Line, wishes: BasketWishes): HTMLElement {
  const step = (label: string, sign: string, by: number): HTMLElement =>
    el(
      "button",
      {
        type: "button",
        "aria-label": `${label} ${product.name}`,
        onclick: () => wishes.change(product, by),
      },
      sign,
    );
  return el(
    "li",
    {},
    el("div", { class: "picture" }, picture(product)),
    el(
      "div",
      { class: "line-text" },
      el("button", { type: "button", class: "name", onclick: () => wishes.open(product) }, product.name),
      el("span", { class: "price" }, money(product.price, product.currency)),
    ),
    el("div", { class: "stepper" }, step("One less of", "−", -1), el("span", {}, quantity), step("One more of", "+", 1)),
  );
}
