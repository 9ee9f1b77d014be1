/** The receipt of an erasure in words: what is gone, from where, and what is not. */

import type { Receipt } from "../types";
import { capital } from "./facts";
import { DATABASE, FILES, KEPT, RECEIPT } from "./words";

export interface Place {
  name: string;
  what: string[];
}

/** Each place something was erased from, and those that may or do still hold something. */
export function receiptInWords({ erased, not_reached, untouched }: Receipt): Place[] {
  const named = { ...FILES, ...KEPT };
  // A kind this page has no words for is told by the server's own name.
  const others = Object.keys(erased).filter((kind) => !(kind in named) && !(kind in DATABASE));
  const rest = Object.fromEntries(others.map((kind) => [kind, [kind, kind] as const]));
  const { places } = RECEIPT;
  return [
    { name: places.database, what: counted(erased, { ...DATABASE, ...rest }) },
    { name: places.files, what: counted(erased, FILES) },
    { name: places.kept, what: counted(erased, KEPT) },
    { name: places.untouched, what: Object.entries(untouched ?? {}).map((one) => capital(one.join(": "))) },
    { name: places.notReached, what: not_reached ?? [] },
  ].filter(({ what }) => what.length > 0);
}

type Words = Readonly<Record<string, readonly [string, string]>>;

function counted(erased: Receipt["erased"], words: Words): string[] {
  return Object.entries(words).flatMap(([kind, [one, many]]) => {
    const count = erased[kind] ?? 0;
    return count ? [`${count} ${count === 1 ? one : many}`] : [];
  });
}

/** Whether nothing at all was kept of the shopper. */
export const nothingErased = ({ erased }: Receipt): boolean =>
  Object.values(erased).every((count) => count === 0);
