/** What one browser tab remembers of a chat, so that it survives a change of page. */

import type { Session } from "./api";
import type { Product, ReplyMeta } from "./types";

export interface Message {
  role: "user" | "assistant";
  text: string;
  products: Product[];
  suggestions: string[];
  meta: ReplyMeta;
}

export interface Kept {
  conversation: string | null;
  messages: Message[];
  tone: string;
  open: boolean;
  /** Whose conversation this is. */
  shopper: string;
  visitor: Session | null;
}

const MAX_MESSAGES = 40;

export interface Keep {
  read(): Kept;
  change(fields: Partial<Kept>): void;
}

/** The memory of this tab under `name`; where the browser forbids storage, of this page only. */
export function createKeep(name: string): Keep {
  const empty: Kept = { conversation: null, messages: [], tone: "", open: false, shopper: "", visitor: null };
  let kept = empty;
  try {
    kept = { ...empty, ...JSON.parse(sessionStorage.getItem(name) ?? "{}") };
  } catch {
    kept = empty;
  }
  return {
    read: () => kept,
    change(fields) {
      kept = { ...kept, ...fields };
      kept.messages = kept.messages.slice(-MAX_MESSAGES);
      try {
        sessionStorage.setItem(name, JSON.stringify(kept));
      } catch {
        // Storage is full or forbidden: the chat still works, it only forgets on the next page.
      }
    },
  };
}
