/** Telling the page what happens in the chat: events `shoptalk:<name>` on the document. */

export type Signal = "open" | "close" | "message" | "reply" | "product" | "error" | "identify";

/** Whether the page let the default follow, that is, no listener called `preventDefault()`. */
export function announce(name: Signal, detail: Record<string, unknown>): boolean {
  const event = new CustomEvent(`shoptalk:${name}`, { detail, cancelable: true });
  return document.dispatchEvent(event);
}

/** A function that ends the listening which this call begins. */
export function on(name: Signal, listener: (event: CustomEvent) => void): () => void {
  const type = `shoptalk:${name}`;
  document.addEventListener(type, listener as EventListener);
  return () => document.removeEventListener(type, listener as EventListener);
}
