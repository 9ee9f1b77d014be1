import { el, icon } from "../dom";
import type { KnownFact } from "../types";
import { beginning, grouped, inWords, sourceOf } from "./facts";
import { shownFacts, type Deeds, type State } from "./state";
import { FACTS } from "./words";

const ICONS = {
  edit: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  remove: "M6 6l12 12M18 6L6 18",
};

/** The facts, grouped by whom they are about. */
export function factsView(state: State, deeds: Deeds): HTMLElement {
  const facts = shownFacts(state);
  const tone = state.profile?.tone;
  const groups = grouped(facts).flatMap(([about, all], place) => {
    const rows = all.map((fact) => row(fact, state, deeds));
    // The tone is no fact, but it is about the shopper, whose group is the first.
    if (tone && place === 0) rows.push(el("li", {}, told(FACTS.tone(tone), FACTS.toneSource)));
    return rows.length ? [el("h4", {}, about), el("ul", { class: "facts" }, ...rows)] : [];
  });
  return el(
    "section",
    {},
    el("h3", { tabindex: -1, "data-key": "facts" }, FACTS.title),
    !facts.length && !tone && el("p", { class: "faint" }, FACTS.none),
    ...groups,
  );
}

function row(fact: KnownFact, state: State, deeds: Deeds): HTMLElement {
  if (fact === state.gone?.fact) return goneRow(fact, deeds);
  const { editing } = state;
  if (editing?.id === fact.id) return editRow(fact, editing.value, deeds);
  const words = inWords(fact);
  return el(
    "li",
    {},
    told(words, sourceOf(fact)),
    iconButton(FACTS.edit(words), ICONS.edit, `edit ${fact.id}`, () => deeds.edit(fact)),
    iconButton(FACTS.remove(words), ICONS.remove, `remove ${fact.id}`, () => deeds.remove(fact)),
  );
}

function told(words: string, source: string): HTMLElement {
  return el("p", {}, words, el("small", {}, source));
}

function goneRow(fact: KnownFact, deeds: Deeds): HTMLElement {
  const words = inWords(fact);
  const undo = textButton(FACTS.undo, "undo", deeds.restore);
  undo.setAttribute("aria-label", FACTS.goneUndo(words));
  return el("li", { class: "gone" }, el("p", {}, FACTS.gone(words)), undo);
}

function editRow(fact: KnownFact, value: string, deeds: Deeds): HTMLElement {
  const input = el("input", {
    class: "field",
    value,
    required: true,
    maxlength: 500,
    "data-key": "value",
    ...(fact.predicate === "birthday" && { pattern: "\\d\\d-\\d\\d", title: FACTS.birthday }),
    oninput: () => deeds.type(input.value),
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    deeds.save(fact);
  };
  const save = textButton(FACTS.save, "save");
  save.type = "submit";
  return el(
    "li",
    {},
    el(
      "form",
      { class: "edit", onsubmit: submit },
      el("label", {}, beginning(fact), input),
      el("div", { class: "chips" }, save, textButton(FACTS.cancel, "cancel", deeds.cancel)),
    ),
  );
}

function textButton(text: string, key: string, onclick?: () => void): HTMLButtonElement {
  const props = { type: "button", class: "chip", "data-key": key, ...(onclick && { onclick }) };
  return el("button", props, text);
}

function iconButton(label: string, path: string, key: string, onclick: () => void): HTMLElement {
  const props = { "aria-label": label, title: label, "data-key": key, onclick };
  return el("button", { type: "button", class: "icon-button", ...props }, icon(path));
}
