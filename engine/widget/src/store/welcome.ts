import { el } from "../dom";
import type { Shopper } from "../types";
import { openPicker } from "./picker";
import { fetchShoppers } from "./server";

const OFFERED = 3;
const LOOKED_AT = 30;

/** Says in the header and above the shelves whose eyes the store is seen with. */
export function drawShopper(shopper: Shopper, choose: (shopper: Shopper) => unknown): void {
  const place = document.getElementById("welcome")!;
  document.getElementById("shopper-name")!.textContent = shopper.label;
  if (shopper.user_id) {
    const told = ". Their purchases, and what you click now, decide what is picked.";
    const line = el("p", {}, "You see the store as ", el("b", {}, shopper.label), told);
    place.replaceChildren(line);
    return;
  }
  const told = " You are a new visitor: the shop knows nothing about you yet. Look around, or see it as one of its households:";
  place.replaceChildren(el("p", {}, el("b", {}, "Welcome."), told));
  void offerHouseholds(place, choose);
}

async function offerHouseholds(place: HTMLElement, choose: (shopper: Shopper) => unknown): Promise<void> {
  const line = place.firstChild;
  const found = await fetchShoppers("", LOOKED_AT).catch(() => []);
  // Households described by more than a number are the ones to be curious about.
  const told = found.filter((one) => one.label.includes(":"));
  const few = (told.length ? told : found).slice(0, OFFERED);
  // Meanwhile the shopper may have become someone.
  if (place.firstChild !== line || !few.length) return;
  const chip = (label: string, onclick: () => void): HTMLElement =>
    el("button", { type: "button", class: "chip", onclick }, label);
  const chips = few.map((one) => chip(one.label, () => choose(one)));
  const others = chip("Choose another…", () => openPicker(choose));
  place.append(el("div", { class: "chips" }, ...chips, others));
}
