/** What the recommender counts as one visit: all that one shopper does in this tab. */

const NAME = "maple-street:visit";
let current = "";

export function visitId(): string {
  current ||= read() || newId();
  try {
    sessionStorage.setItem(NAME, current);
  } catch {
    // Without storage a visit lasts as long as the page.
  }
  return current;
}

/** Makes what follows another visit. */
export function endVisit(): void {
  current = newId();
}

function read(): string {
  try {
    return sessionStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

/** A random UUID, also where the page is served over plain HTTP from another machine. */
export function newId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
