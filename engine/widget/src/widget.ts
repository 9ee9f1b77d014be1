/** The entry of widget.js: reads its script tag, puts the chat on the page, offers `Shoptalk`. */

import { applyAccent } from "./accent";
import { createClient, type Client, type Identity } from "./api";
import { createChat, type Chat } from "./chat";
import { el } from "./dom";
import { createKeep, type Keep } from "./keep";
import { TONES } from "./panel";
import { announce, on } from "./signals";
import style from "./widget.css";

export interface ShoptalkApi {
  open(): void;
  close(): void;
  ask(text: string): void;
  /** Changes who is shopping; null is a new anonymous visitor. Rejects if the server refuses. */
  identify(identity: Identity | string): Promise<{ userId: string }>;
  /** The shopper as the server knows them. */
  shopper(): Promise<{ userId: string }>;
  /** `fetch` of a path of the Shoptalk server as this shopper; rejects unless the answer is a success. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Tells the chat which product the page shows; null for none. */
  page(itemId: string | null): void;
  on: typeof on;
}

declare global {
  interface Window {
    Shoptalk?: ShoptalkApi;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
if (script && !window.Shoptalk) start(script);

function start(tag: HTMLScriptElement): void {
  const { siteKey = "", userJwt, tone = "", accent = "", title = "Ask the shop" } = tag.dataset;
  const base = new URL(".", tag.src).href.replace(/\/$/, "");
  const keep = createKeep(`shoptalk:${siteKey}`);
  if (!keep.read().tone && TONES.includes(tone)) keep.change({ tone });
  const client = createClient(base, siteKey, userJwt ? { jwt: userJwt } : null, {
    read: () => keep.read().visitor,
    write: (visitor) => keep.change({ visitor }),
  });
  // The page may use `Shoptalk` at once, even before there is a body to show the chat in.
  const chat = pageReady()
    .then(() => settleOwner(client, keep))
    .then(() => mount(client, keep, accent, title));
  window.Shoptalk = publicApi(client, keep, chat);
}

/** Resolves when the page's own scripts have run, so that they could say who is shopping. */
function pageReady(): Promise<void> {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
    window.addEventListener("load", () => resolve(), { once: true });
  });
}

/** The conversation kept in this tab belongs to one shopper: another one must not see it. */
async function settleOwner(client: Client, keep: Keep): Promise<void> {
  const { messages, shopper } = keep.read();
  if (!messages.length) return;
  const now = await client.session().catch(() => null);
  if (now?.user_id !== shopper) keep.change({ conversation: null, messages: [], open: false });
}

function mount(client: Client, keep: Keep, accent: string, title: string): Chat {
  const host = document.createElement("shoptalk-chat");
  const root = host.attachShadow({ mode: "open" });
  // A constructed sheet needs no 'unsafe-inline' in the shop's content security policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const place = el("div", { class: "root" });
  root.append(place);
  document.body.append(host);
  applyAccent(place, accent);
  return createChat(place, client, keep, title);
}

function publicApi(client: Client, keep: Keep, chat: Promise<Chat>): ShoptalkApi {
  const shopper = async (): Promise<{ userId: string }> => {
    const { user_id } = await client.session();
    return { userId: user_id };
  };
  return {
    open: () => void chat.then((one) => one.open()),
    close: () => void chat.then((one) => one.close()),
    ask: (text) => void chat.then((one) => one.ask(text)),
    page: (itemId) => void chat.then((one) => one.page(itemId)),
    async identify(identity) {
      client.identify(typeof identity === "string" ? fromText(identity) : identity);
      const found = await shopper();
      if (found.userId !== keep.read().shopper) (await chat).reset();
      keep.change({ shopper: found.userId });
      announce("identify", found);
      return found;
    },
    shopper,
    request: client.request,
    on,
  };
}

/** A JSON Web Token has three parts with dots between them and begins with `{"` in base64. */
function fromText(text: string): Identity {
  return /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/.test(text) ? { jwt: text } : { userId: text };
}
