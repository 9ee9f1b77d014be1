import { productCard } from "../cards";
import { el } from "../dom";
import { departmentTile } from "../tiles";
import type { Product } from "../types";
import { addButton } from "./item";
import type { Route } from "./route";
import { fetchProducts, type Listing } from "./server";

export interface ListingWishes {
  open(product: Product): void;
  add(product: Product): void;
  department(name: string): void;
  /** A part of the list that the shopper has not been shown before. */
  shown(products: Product[]): void;
}

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

/** The store's shelves; call `show` with the route to fill them. */
export function createListing(wishes: ListingWishes): { show(route: Route): Promise<void> } {
  const grid = byId("listing");
  const note = byId("listing-note");
  const more = byId<HTMLButtonElement>("more");
  let asked = 0;

  async function load(route: Route, page: number): Promise<void> {
    const turn = ++asked;
    more.disabled = true;
    note.textContent = page === 1 ? "Loading…" : note.textContent;
    const found = await fetchProducts(route.query, route.department, page).catch(() => null);
    if (turn !== asked) return;
    more.disabled = false;
    if (!found) {
      note.textContent = "The products could not be loaded.";
      retry(route, page);
      return;
    }
    fill(found, route, page);
  }

  function fill(found: Listing, route: Route, page: number): void {
    if (page === 1) {
      grid.replaceChildren();
      drawDepartments(found, route);
      byId("listing-title").textContent = title(route);
    }
    grid.append(...found.products.map((one) => productCard(one, wishes.open, addButton(one, wishes.add))));
    note.textContent = found.products.length || page > 1 ? "" : "Nothing like that on our shelves.";
    more.hidden = page >= found.pages;
    more.textContent = "Show more";
    more.onclick = () => void load(route, page + 1);
    if (found.products.length) wishes.shown(found.products);
  }

  function retry(route: Route, page: number): void {
    more.hidden = false;
    more.textContent = "Try again";
    more.onclick = () => void load(route, page);
  }

  function drawDepartments(found: Listing, route: Route): void {
    const tab = (name: string, label: string): HTMLElement => {
      const current = name === route.department ? "page" : null;
      const choose = (): void => wishes.department(name);
      const props = { type: "button", "aria-current": current, onclick: choose };
      return el("button", props, departmentTile(name || "all", ""), label);
    };
    const tabs = found.departments.map(({ name }) => tab(name, name));
    byId("departments").replaceChildren(tab("", "All"), ...tabs);
  }

  return { show: (route) => load(route, 1) };
}

function title(route: Route): string {
  if (route.query) return `“${route.query}”${route.department && ` in ${route.department}`}`;
  return route.department || "Everything in the market";
}
