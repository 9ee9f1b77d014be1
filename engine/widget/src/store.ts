/** The entry of store.js: the demo store, put together from its parts. */

import { el } from "./dom";
import { basketView, changed, count, keepBasket, readBasket, total } from "./store/basket";
import { createReporter, type EventName, type Line } from "./store/events";
import { itemView, rowView, type ItemWishes } from "./store/item";
import { createListing } from "./store/listing";
import { note, wireSheets } from "./store/page";
import { keepShopper, openPicker, readShopper } from "./store/picker";
import { createPicks } from "./store/picks";
import { address, readRoute, type Route } from "./store/route";
import { fetchPicks, fetchProduct, shoptalk } from "./store/server";
import { drawShopper } from "./store/welcome";
import type { Product, Shopper } from "./types";

const BESIDE = 8;
const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

const reporter = createReporter(note);
const wishes: ItemWishes = { add, ask, open, department, back };
const listing = createListing({ open, add, department, shown: (products) => seen("grid", products) });
const picks = createPicks(wishes, (products, id) => seen("picks", products, id));
const lastSeen = new Map<string, string>();
let basket: Line[] = readBasket();
let shopper: Shopper = readShopper();
let userId = "";
let scrolled = 0;
let arrivedInside = false;

/* Who is shopping */

/** Makes the page see the store as `next`; on loading, a visitor stays who they were. */
async function become(next: Shopper, loading = false): Promise<void> {
  if (!loading) {
    await reporter.settle();
    // Nobody finds another shopper's things in the basket.
    basket = [];
  }
  shopper = next;
  drawBasket();
  keepShopper(next);
  drawShopper(next, become);
  lastSeen.clear();
  try {
    userId = (await identify(loading)).userId;
  } catch {
    note("The shop could not be reached; please reload the page.");
    return;
  }
  void picks.refresh("");
}

function identify(loading: boolean): Promise<{ userId: string }> {
  if (shopper.user_id) return shoptalk().identify({ userId: shopper.user_id });
  return loading ? shoptalk().shopper() : shoptalk().identify(null);
}

/* What is reported */

/** Reports a list the first time it stands there; the same list drawn again is no new sight. */
function seen(place: string, products: Product[], recommendationId?: string): void {
  const ids = products.map((one) => one.item_id).join();
  if (place !== "beside" && byId("home").hidden) return;
  if (!userId || !ids || lastSeen.get(place) === ids) return;
  lastSeen.set(place, ids);
  const lines = products.map((product) => ({ product, quantity: 1 }));
  void reporter.report("view_item_list", userId, lines, recommendationId);
}

/** Reports what the shopper did, then lets the suggestions follow. */
async function did(name: EventName, lines: Line[], because: string): Promise<void> {
  if (!userId) return;
  await reporter.report(name, userId, lines);
  await picks.refresh(because);
}

/* The basket */

function add(product: Product): void {
  change(product, 1);
  note(`In the basket: ${product.name}`);
}

function change(product: Product, by: number): void {
  basket = changed(basket, product, by);
  drawBasket();
  const name = by > 0 ? "add_to_cart" : "remove_from_cart";
  const because = by > 0 ? `you took ${product.name}` : `you put back ${product.name}`;
  void did(name, [{ product, quantity: Math.abs(by) }], because);
}

function drawBasket(): void {
  keepBasket(basket);
  byId("basket-count").textContent = String(count(basket));
  const showItem = (product: Product): void => {
    byId<HTMLDialogElement>("basket").close();
    open(product);
  };
  byId("basket-body").replaceChildren(basketView(basket, { change, open: showItem, buy }));
}

function buy(): void {
  const bought = basket;
  const paid = total(bought);
  basket = [];
  drawBasket();
  byId("basket-body").replaceChildren(
    el("p", { class: "thanks", role: "status" }, el("b", {}, "Thank you!"), ` ${count(bought)} in the bag for ${paid}.`),
  );
  void did("purchase", bought, "you bought something");
}

/* Moving about */

function go(route: Partial<Route>): void {
  if (address(readRoute()) === address(route)) return window.scrollTo(0, 0);
  if (!readRoute().item) scrolled = window.scrollY;
  arrivedInside = true;
  history.pushState(null, "", address(route));
  void show();
}

function open(product: Product): void {
  go({ item: product.item_id });
}

function department(name: string): void {
  go({ department: name, query: readRoute().item ? "" : readRoute().query });
}

function back(): void {
  if (arrivedInside) history.back();
  else go({});
}

function ask(product: Product): void {
  shoptalk().ask(`Tell me about ${product.name}`);
}

let listed = "";

async function show(): Promise<void> {
  const route = readRoute();
  byId("home").hidden = route.item !== "";
  byId("item").hidden = route.item === "";
  shoptalk().page(route.item || null);
  if (route.item) return showItem(route.item);
  document.title = "Maple Street Market";
  const row = picks.current();
  if (row) seen("picks", row.products, row.recommendation_id);
  document.querySelector<HTMLInputElement>(".search input")!.value = route.query;
  if (listed !== address(route)) {
    listed = address(route);
    await listing.show(route);
  } else {
    window.scrollTo(0, scrolled);
  }
}

async function showItem(itemId: string): Promise<void> {
  window.scrollTo(0, 0);
  const place = byId("item");
  const product = await fetchProduct(itemId).catch(() => null);
  if (readRoute().item !== itemId) return;
  if (!product) {
    place.replaceChildren(el("p", { class: "empty" }, "This product is not on our shelves. ", el("a", { href: "/" }, "Back to the market")));
    return;
  }
  document.title = `${product.name} · Maple Street Market`;
  place.replaceChildren(itemView(product, wishes));
  place.querySelector("h1")!.focus({ preventScroll: true });
  void did("view_item", [{ product, quantity: 1 }], `you looked at ${product.name}`);
  const beside = await fetchPicks(BESIDE, itemId).catch(() => null);
  if (readRoute().item === itemId && beside?.products.length) {
    place.append(rowView("More like it", beside.products, wishes));
    seen("beside", beside.products, beside.recommendation_id);
  }
}

/* The page itself */

function listen(): void {
  byId("shopper").onclick = () => openPicker(become);
  byId("basket-button").onclick = () => {
    drawBasket();
    byId<HTMLDialogElement>("basket").showModal();
  };
  wireSheets();
  document.querySelector<HTMLAnchorElement>("[data-home]")!.onclick = (event) => {
    event.preventDefault();
    go({});
  };
  const search = document.querySelector<HTMLFormElement>(".search")!;
  search.onsubmit = (event) => {
    event.preventDefault();
    go({ query: search.querySelector("input")!.value.trim() });
  };
  window.onpopstate = () => void show();
  shoptalk().on("product", (event) => {
    event.preventDefault();
    open(event.detail.product);
  });
}

async function begin(): Promise<void> {
  history.scrollRestoration = "manual";
  listen();
  await become(shopper, true);
  await show();
}

void begin();
