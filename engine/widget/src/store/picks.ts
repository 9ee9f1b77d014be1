import { productCard } from "../cards";
import type { Product } from "../types";
import { addButton, type ItemWishes } from "./item";
import { fetchPicks, type Picks } from "./server";

const PICKS = 8;

export interface PicksRow {
  /** Asks anew; `because` is what the shopper did that may have changed the suggestions. */
  refresh(because: string): Promise<void>;
  /** What stands in the row now. */
  current(): Picks | null;
}

/** The row of suggestions on the front page. */
export function createPicks(
  wishes: ItemWishes,
  shown: (products: Product[], recommendationId?: string) => void,
): PicksRow {
  const row = document.getElementById("picks")!;
  const note = document.getElementById("picks-note")!;
  let turn = 0;
  let current: Picks | null = null;

  async function refresh(because: string): Promise<void> {
    const mine = ++turn;
    row.setAttribute("aria-busy", "true");
    const found = await fetchPicks(PICKS).catch(() => null);
    // Of two answers on their way, only the one asked for last may stand.
    if (mine !== turn) return;
    row.removeAttribute("aria-busy");
    if (!found) {
      note.textContent = "The suggestions could not be loaded.";
      return;
    }
    current = found;
    const cards = found.products.map((one) =>
      productCard(one, wishes.open, addButton(one, wishes.add)),
    );
    row.replaceChildren(...cards);
    note.textContent = because && `Updated: ${because}`;
    shown(found.products, found.recommendation_id);
  }

  return { refresh, current: () => current };
}
