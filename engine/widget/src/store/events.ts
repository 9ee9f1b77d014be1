/** Reporting what the shopper does: in batches, each event once, also while the page is left. */

import type { Product } from "../types";
import { shoptalk } from "./server";
import { endVisit, newId, visitId } from "./visit";

export type EventName =
  | "view_item_list"
  | "view_item"
  | "add_to_cart"
  | "remove_from_cart"
  | "purchase";

export interface Line {
  product: Product;
  quantity: number;
}

interface ShopEvent {
  event_id: string;
  event_name: EventName;
  user_id: string;
  session_id: string;
  timestamp: string;
  items: { item_id: string; price?: number; quantity?: number }[];
  recommendation_id?: string;
}

interface Verdict {
  event_id?: string;
  status?: string;
  reason?: string;
}

const WAIT_MS = 250;
const RETRY_MS = 1500;
const BATCH = 50;

export interface Reporter {
  /** Resolves when the server has answered for the event, or has failed to twice. */
  report(name: EventName, userId: string, lines: Line[], recommendationId?: string): Promise<void>;
  /** Sends what is waiting and gives up what cannot be sent: the next shopper may not send it. */
  settle(): Promise<void>;
}

/** A reporter whose troubles reach the shopper through `note`. */
export function createReporter(note: (text: string) => void): Reporter {
  let waiting: ShopEvent[] = [];
  let sending: Promise<void> | null = null;

  async function send(events: ShopEvent[], leaving: boolean): Promise<void> {
    const init = { method: "POST", body: JSON.stringify({ events }), keepalive: leaving };
    const post = async (): Promise<Response> => shoptalk().request("/v1/events", init);
    const response = await post().catch(async (error) => {
      if (isOurFault(error)) throw error;
      await pause(RETRY_MS);
      return post();
    });
    const rejected = verdicts(await response.json()).filter((one) => one.status === "rejected");
    if (rejected.length) note(`The shop did not count this: ${rejected[0]?.reason ?? "no reason"}`);
  }

  async function flush(leaving = false): Promise<void> {
    while (waiting.length) {
      const events = waiting.splice(0, BATCH);
      try {
        await send(events, leaving);
      } catch (error) {
        if (isOurFault(error)) {
          note(`The shop did not count this: ${(error as Error).message}`);
          continue;
        }
        // The ids stay the same, so that sending them again later cannot count anything twice.
        waiting = [...events, ...waiting];
        note("Your last clicks could not be reported; they are sent with the next ones.");
        return;
      }
    }
  }

  async function settle(): Promise<void> {
    await flush();
    waiting = [];
    endVisit();
  }

  const leave = (): void => void (document.visibilityState === "hidden" && flush(true));
  document.addEventListener("visibilitychange", leave);
  window.addEventListener("pagehide", () => void flush(true));

  return {
    report(name, userId, lines, recommendationId) {
      waiting.push({
        event_id: newId(),
        event_name: name,
        user_id: userId,
        session_id: visitId(),
        timestamp: new Date().toISOString(),
        items: lines.map((line) => eventItem(line, name)),
        ...(recommendationId && { recommendation_id: recommendationId }),
      });
      sending ??= pause(WAIT_MS).then(() => {
        sending = null;
        return flush();
      });
      return sending;
    },
    settle,
  };
}

/** Whether the server refused the request itself, so that sending it again would not help. */
function isOurFault(error: unknown): boolean {
  const { status } = error as { status?: number };
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}

function eventItem({ product, quantity }: Line, name: EventName): ShopEvent["items"][number] {
  const price = Number(product.price ?? NaN);
  if (name === "view_item_list") return { item_id: product.item_id };
  return { item_id: product.item_id, quantity, ...(Number.isFinite(price) && { price }) };
}

function verdicts(body: unknown): Verdict[] {
  const found = (body as { results?: Verdict[] }).results;
  return Array.isArray(found) ? found : [];
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
