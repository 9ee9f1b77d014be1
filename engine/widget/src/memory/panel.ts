/** The panel "What I know about you": what is known of the shopper, and their say in it. */

import { ApiError, type Client } from "../api";
import { troubleInWords } from "../trouble";
import type { KnownFact, Profile } from "../types";
import { inWords, objectOf, valueOf } from "./facts";
import { allowed, nameOf, Refusal } from "./refusal";
import * as requests from "./requests";
import { createScreen } from "./screen";
import { START, type Deeds, type State } from "./state";
import { memoryView } from "./view";
import { CONSENTS, DATA, FACTS } from "./words";

export interface MemoryPanel {
  open(): void;
  /** Leaves what is being done in the panel, else the panel; false where it is not open. */
  back(): boolean;
  hide(): void;
}

/** What the answer of the server changes: the state, what is said of it, where the focus goes. */
interface Step {
  change: Partial<State>;
  say?: string;
  focus?: string;
}

const UNDO_MS = 8000;

/** The panel in `frame`, hidden; `onErased` runs when everything kept of the shopper is gone. */
export function createMemory(frame: HTMLElement, client: Client, onErased: () => void): MemoryPanel {
  const screen = createScreen(frame, close);
  let state = START;
  // Counts the openings: what answers an earlier one may be of another shopper.
  let visit = 0;
  let queue: Promise<void> = Promise.resolve();
  let undoTimer = 0;

  function change(fields: Partial<State>, focus?: string): void {
    state = { ...state, ...fields };
    screen.draw(memoryView(state, deeds), focus);
  }

  /** A change that needs no server; what was said before is old news. */
  function turnTo(fields: Partial<State>, focus: string): void {
    screen.tell("");
    change(fields, focus);
  }

  /** Does one thing after the other, so that the last answer is the state of the server. */
  function run(work: () => Promise<Step>, failed: Partial<State> = {}): void {
    const mine = visit;
    queue = queue.then(async () => {
      if (mine !== visit) return;
      try {
        const step = await work();
        if (mine === visit) take(step);
      } catch (error) {
        if (mine !== visit) return;
        change(failed);
        screen.tell("", error instanceof Refusal ? error.message : troubleInWords(error));
      }
    });
  }

  function take({ change: fields, say = "", focus }: Step): void {
    screen.tell(say);
    // What was read from behaviour stays where an answer to a change does not tell it again.
    const profile = fields.profile && { ...state.profile, ...fields.profile };
    change({ ...fields, ...(profile && { profile }) }, focus);
  }

  /** Ends the time in which the deleted fact can be brought back; waits while it is looked at. */
  function endUndo(): void {
    const undo = screen.control("undo");
    if (undo?.matches(":focus-visible, :hover")) waitForUndo();
    else change({ gone: null }, undo?.matches(":focus") ? "facts" : undefined);
  }

  function waitForUndo(): void {
    clearTimeout(undoTimer);
    undoTimer = setTimeout(endUndo, UNDO_MS);
  }

  /** The id of the fact that `profile` has and the panel has not shown yet. */
  function newIn(profile: Profile): string | undefined {
    const known = new Set(state.profile?.facts.map((one) => one.id));
    return profile.facts.find((one) => !known.has(one.id))?.id;
  }

  async function removed(fact: KnownFact): Promise<Step> {
    const place = state.profile?.facts.findIndex((one) => one.id === fact.id) ?? 0;
    try {
      const profile = await requests.deleteFact(client, fact.id);
      waitForUndo();
      return { change: { profile, gone: { fact, place } }, focus: "undo" };
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 404)) throw error;
      // It was deleted elsewhere, in the chat of another tab say.
      const profile = await requests.readProfile(client);
      return { change: { profile }, say: FACTS.missing, focus: "facts" };
    }
  }

  async function corrected(fact: KnownFact, object: string): Promise<Step> {
    const profile = await allowed(fact, requests.correctFact(client, fact.id, object));
    const say = FACTS.saved(inWords({ ...fact, object }));
    return { change: { profile, editing: null }, say, focus: `edit ${newIn(profile)}` };
  }

  async function restored(fact: KnownFact): Promise<Step> {
    const profile = await allowed(fact, requests.restoreFact(client, fact));
    const focus = `remove ${newIn(profile)}`;
    return { change: { profile, gone: null }, say: FACTS.undone(inWords(fact)), focus };
  }

  async function erased(): Promise<Step> {
    const receipt = await requests.eraseAll(client);
    onErased();
    return { change: { ...START, receipt }, focus: "receipt" };
  }

  const deeds: Deeds = {
    load() {
      change({ failed: false });
      run(async () => ({ change: { profile: await requests.readProfile(client) } }), { failed: true });
    },
    edit: (fact) => turnTo({ editing: { id: fact.id, value: valueOf(fact) } }, "value"),
    type(value) {
      // Not drawn anew: the shopper is typing in it.
      if (state.editing) state = { ...state, editing: { ...state.editing, value } };
    },
    save(fact) {
      const object = objectOf(fact, state.editing?.value.trim() ?? "");
      object === fact.object ? deeds.cancel() : run(() => corrected(fact, object));
    },
    cancel() {
      const { editing } = state;
      turnTo({ editing: null, erasing: "" }, editing ? `edit ${editing.id}` : "ask");
    },
    remove: (fact) => run(() => removed(fact)),
    restore() {
      const fact = state.gone?.fact;
      if (fact) run(() => restored(fact));
    },
    consent(purpose, granted) {
      run(async () => {
        const profile = await requests.putConsent(client, purpose, granted);
        const say = (granted ? CONSENTS.given : CONSENTS.withdrawn)(nameOf(purpose));
        return { change: { profile, gone: null }, say };
      });
    },
    download() {
      run(async () => {
        await requests.download(client);
        return { change: {}, say: DATA.downloaded };
      });
    },
    askToErase: () => turnTo({ erasing: "asked" }, "keep"),
    erase() {
      if (state.erasing === "running") return;
      change({ erasing: "running" });
      run(erased, { erasing: "asked" });
    },
    close,
  };

  function begin(): void {
    visit++;
    clearTimeout(undoTimer);
    state = START;
  }

  function hide(): void {
    if (!screen.shown) return;
    begin();
    screen.hide();
  }

  function close(): void {
    begin();
    screen.leave();
  }

  return {
    open() {
      if (screen.shown) return;
      begin();
      screen.show();
      deeds.load();
    },
    hide,
    back() {
      if (!screen.shown) return false;
      if (state.editing || state.erasing === "asked") deeds.cancel();
      else close();
      return true;
    },
  };
}
