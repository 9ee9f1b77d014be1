/** Choosing whose eyes to see the store with. */

import { el } from "../dom";
import type { Shopper } from "../types";
import { fetchShoppers } from "./server";

const NAME = "maple-street:shopper";
const LIMIT = 40;
const TYPING_MS = 200;

/** A shopper without an id is a new visitor. */
export const VISITOR: Shopper = { user_id: "", label: "a new visitor" };

export function readShopper(): Shopper {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) ?? "null") ?? VISITOR;
  } catch {
    return VISITOR;
  }
}

export function keepShopper(shopper: Shopper): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(shopper));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** Opens the list of households; `choose` gets the one the shopper takes. */
export function openPicker(choose: (shopper: Shopper) => unknown): void {
  const sheet = document.querySelector<HTMLDialogElement>("#shopper-sheet")!;
  const list = sheet.querySelector<HTMLElement>("#shoppers")!;
  const search = sheet.querySelector<HTMLInputElement>("#shopper-search")!;
  let asked = 0;
  let timer = 0;

  const take = (shopper: Shopper): void => {
    sheet.close();
    choose(shopper);
  };
  const fill = async (): Promise<void> => {
    const turn = ++asked;
    const query = search.value.trim();
    const found = await fetchShoppers(query, LIMIT).catch(() => null);
    if (turn !== asked) return;
    const options = found?.map((one) => option(one, take)) ?? [];
    const none = found ? "No household like that." : "The households could not be loaded.";
    list.replaceChildren(
      ...(query ? [] : [option(VISITOR, take)]),
      ...(options.length ? options : [el("li", { class: "empty" }, none)]),
    );
  };

  search.value = "";
  search.oninput = () => {
    clearTimeout(timer);
    timer = window.setTimeout(fill, TYPING_MS);
  };
  sheet.showModal();
  search.focus();
  void fill();
}

function option(shopper: Shopper, take: (shopper: Shopper) => void): HTMLElement {
  const bought = shopper.purchases ? `${shopper.purchases.toLocaleString()} purchases` : "";
  const aside = shopper.user_id ? bought : "no history: the popular things first";
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", "data-user": shopper.user_id, onclick: () => take(shopper) },
      el("span", {}, shopper.user_id ? shopper.label : "A new visitor"),
      aside && el("small", {}, aside),
    ),
  );
}
