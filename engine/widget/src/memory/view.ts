import { el } from "../dom";
import type { Profile } from "../types";
import { factsView } from "./fact-rows";
import { sentence } from "./facts";
import { nothingErased, receiptInWords } from "./receipt";
import type { Deeds, State } from "./state";
import {
  BACK, CONSENTS, DATA, INFERRED, LOADING, PURPOSES, RECEIPT, RETRY, tendency, type PurposeWords,
} from "./words";

/** What stands in the panel; each control has a `data-key` by which it is found after a redraw. */
export function memoryView(state: State, deeds: Deeds): HTMLElement[] {
  if (state.receipt) return [receiptView(state, deeds)];
  if (state.failed) return [button(RETRY, "retry", deeds.load)];
  const { profile } = state;
  if (!profile) return [el("p", { class: "faint" }, LOADING)];
  return [
    factsView(state, deeds),
    ...inferredView(profile),
    section(CONSENTS.title, ...PURPOSES.map((one) => consentView(one, profile, deeds))),
    dataView(state, deeds),
  ];
}

function section(title: string, ...children: (Node | false)[]): HTMLElement {
  return el("section", {}, el("h3", {}, title), ...children);
}

function button(text: string, key: string, onclick: () => void, kind = ""): HTMLElement {
  return el("button", { type: "button", class: `chip ${kind}`, "data-key": key, onclick }, text);
}

const list = (lines: string[]): HTMLElement =>
  el("ul", { class: "plain" }, ...lines.map((line) => el("li", {}, line)));

function inferredView({ inferred }: Profile): HTMLElement[] {
  const words = (inferred ?? []).flatMap((one) => (one.words ? [sentence(one.words)] : []));
  return words.length ? [section(INFERRED, list(words))] : [];
}

function consentView(words: PurposeWords, profile: Profile, deeds: Deeds): HTMLElement {
  const { purpose, name, allows, off } = words;
  const on = profile.consents[purpose] === true;
  const mood = purpose === "mood" && on && profile.tendency?.label;
  return el(
    "div",
    { class: "consent" },
    el(
      "div",
      {},
      el("p", { id: `name-${purpose}` }, name),
      el("p", { class: "faint", id: `about-${purpose}` }, `${allows} ${off}`),
      mood && el("p", { class: "faint" }, tendency(mood)),
    ),
    el("button", {
      type: "button",
      role: "switch",
      class: "switch",
      "aria-checked": String(on),
      "aria-labelledby": `name-${purpose}`,
      "aria-describedby": `about-${purpose}`,
      "data-key": `consent ${purpose}`,
      onclick: () => deeds.consent(purpose, !on),
    }),
  );
}

function dataView({ erasing }: State, deeds: Deeds): HTMLElement {
  const sure = el(
    "div",
    { class: "sure", role: "group", "aria-labelledby": "sure" },
    el("p", { id: "sure" }, DATA.sure),
    el(
      "div",
      { class: "chips" },
      button(DATA.no, "keep", deeds.cancel),
      button(erasing === "running" ? DATA.erasing : DATA.yes, "erase", deeds.erase, "danger"),
    ),
  );
  return section(
    DATA.title,
    el("p", { class: "faint" }, DATA.about),
    el(
      "div",
      { class: "chips" },
      button(DATA.download, "download", deeds.download),
      !erasing && button(DATA.erase, "ask", deeds.askToErase, "danger"),
    ),
    erasing !== "" && sure,
  );
}

function receiptView({ receipt }: State, deeds: Deeds): HTMLElement {
  const places = receipt ? receiptInWords(receipt) : [];
  const done = el("h3", { tabindex: -1, "data-key": "receipt" }, RECEIPT.title);
  return el(
    "section",
    { class: "receipt" },
    done,
    receipt && nothingErased(receipt) && el("p", {}, RECEIPT.nothing),
    ...places.flatMap(({ name, what }) => [el("h4", {}, name), list(what)]),
    el("p", {}, `${RECEIPT.places.tab}.`),
    button(BACK, "back", deeds.close),
  );
}
