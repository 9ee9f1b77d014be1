import { productCard } from "../cards";
import { el } from "../dom";
import { money } from "../money";
import { picture } from "../tiles";
import type { Product } from "../types";
import { address } from "./route";

export interface ItemWishes {
  add(product: Product): void;
  ask(product: Product): void;
  open(product: Product): void;
  department(name: string): void;
  back(): void;
}

/** The page of one product, with room for the products that go with it. */
export function itemView(product: Product, wishes: ItemWishes): HTMLElement {
  const department = product.attributes?.["department"] ?? "";
  const toDepartment = (event: Event): void => {
    event.preventDefault();
    wishes.department(department);
  };
  return el(
    "article",
    { class: "item", "data-item": product.item_id },
    el("p", { class: "trail" }, el("button", { type: "button", class: "quiet", onclick: wishes.back }, "← Back")),
    el("div", { class: "picture" }, picture(product)),
    el(
      "div",
      { class: "item-text" },
      department && el("a", { class: "small", href: address({ department }), onclick: toDepartment }, department),
      el("h1", { tabindex: -1 }, product.name),
      el("p", { class: "price" }, money(product.price, product.currency)),
      product.description && el("p", {}, product.description),
      facts(product),
      el(
        "p",
        { class: "actions" },
        addToBasket(product, wishes),
        el("button", { type: "button", class: "quiet", id: "ask", onclick: () => wishes.ask(product) }, "Ask about it"),
      ),
    ),
  );
}

function addToBasket(product: Product, wishes: ItemWishes): HTMLElement {
  const gone = product.in_stock === false;
  const add = (): void => wishes.add(product);
  const props = { type: "button", class: "loud", id: "add", disabled: gone, onclick: add };
  return el("button", props, gone ? "Out of stock" : "Add to basket");
}

/** The data set's trade terms, in a shopper's words. */
const BRANDS: Record<string, string> = { National: "National brand", Private: "Store brand" };

function facts(product: Product): HTMLElement {
  const { department: _shown, size, ...others } = product.attributes ?? {};
  const brand = BRANDS[product.brand ?? ""] ?? product.brand;
  const rows = Object.entries({ Size: size, Brand: brand, Kind: product.category, ...others });
  const list = el("dl", { class: "facts" });
  for (const [name, value] of rows) {
    if (value) list.append(el("dt", {}, name.replaceAll("_", " ")), el("dd", {}, value));
  }
  return list;
}

/** A titled row of products. */
export function rowView(title: string, products: Product[], wishes: ItemWishes): HTMLElement {
  const cards = products.map((one) => productCard(one, wishes.open, addButton(one, wishes.add)));
  return el(
    "section",
    { class: "picks" },
    el("div", { class: "section-head" }, el("h2", {}, title)),
    el("div", { class: "row" }, ...cards),
  );
}

export function addButton(product: Product, add: (product: Product) => void): HTMLElement {
  const label = `Add ${product.name} to the basket`;
  return el("button", { type: "button", class: "add", "aria-label": label, onclick: () => add(product) }, "Add");
}
