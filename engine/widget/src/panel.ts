import { el, icon } from "./dom";
import { TITLE as KNOWN } from "./memory/words";

export const TONES = ["friendly", "concise", "expert", "playful", "formal"];

const ICONS = {
  chat: "M4 6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-5 4v-4H6a2 2 0 0 1-2-2zM8 8.5h8M8 11.5h5",
  close: "M6 6l12 12M18 6L6 18",
  known: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5",
  fresh: "M12 5v14M5 12h14",
  send: "M5 12h13M12.5 6l6 6-6 6",
};

export interface Panel {
  launcher: HTMLButtonElement;
  frame: HTMLElement;
  log: HTMLElement;
  status: HTMLElement;
  form: HTMLFormElement;
  input: HTMLTextAreaElement;
  send: HTMLButtonElement;
  tone: HTMLSelectElement;
  known: HTMLButtonElement;
  fresh: HTMLButtonElement;
  close: HTMLButtonElement;
}

/** The parts of the chat, put together but without behaviour. */
export function buildPanel(place: HTMLElement, title: string): Panel {
  const iconButton = (label: string, path: string, kind = "icon-button"): HTMLButtonElement =>
    el("button", { type: "button", class: kind, "aria-label": label, title: label }, icon(path));

  const launcher = iconButton(title, ICONS.chat, "launcher");
  launcher.setAttribute("aria-expanded", "false");
  const tone = el(
    "select",
    { class: "tone", "aria-label": "Tone of the answers", title: "Tone of the answers" },
    el("option", { value: "" }, "usual tone"),
    ...TONES.map((name) => el("option", { value: name }, name)),
  );
  const known = iconButton(KNOWN, ICONS.known);
  const fresh = iconButton("New conversation", ICONS.fresh);
  const close = iconButton("Close chat", ICONS.close);
  const log = el("div", { class: "log", role: "log", "aria-live": "off", tabindex: 0 });
  log.setAttribute("aria-label", "Conversation");
  // Streamed words would be read out one by one; the status line speaks each answer once, whole.
  const status = el("div", { class: "unseen", role: "status", "aria-live": "polite" });
  const input = el("textarea", {
    rows: 1,
    maxlength: 2000,
    "aria-label": "Your message",
    placeholder: "Ask for something…",
    enterkeyhint: "send",
  });
  const send = iconButton("Send", ICONS.send, "send");
  send.type = "submit";
  const form = el("form", { class: "compose" }, input, send);
  const frame = el(
    "section",
    { class: "panel", role: "dialog", "aria-label": title, hidden: true },
    el("div", { class: "head" }, el("h2", {}, title), tone, known, fresh, close),
    log,
    status,
    form,
  );
  place.append(frame, launcher);
  return { launcher, frame, log, status, form, input, send, tone, known, fresh, close };
}
