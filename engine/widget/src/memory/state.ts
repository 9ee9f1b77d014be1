import type { KnownFact, Profile, Receipt } from "../types";

/** What the panel shows. */
export interface State {
  /** Null until the server has answered. */
  profile: Profile | null;
  failed: boolean;
  editing: { id: string; value: string } | null;
  /** The fact that was deleted last, where it stood, for as long as it may be brought back. */
  gone: { fact: KnownFact; place: number } | null;
  /** Whether "Erase everything" waits for its confirmation, or is under way. */
  erasing: "" | "asked" | "running";
  receipt: Receipt | null;
}

export const START: State = {
  profile: null,
  failed: false,
  editing: null,
  gone: null,
  erasing: "",
  receipt: null,
};

/** What the shopper can do in the panel. */
export interface Deeds {
  load(): void;
  edit(fact: KnownFact): void;
  type(value: string): void;
  save(fact: KnownFact): void;
  cancel(): void;
  remove(fact: KnownFact): void;
  restore(): void;
  consent(purpose: string, granted: boolean): void;
  download(): void;
  askToErase(): void;
  erase(): void;
  close(): void;
}

/** The facts in their order, the one that may be brought back in its old place. */
export function shownFacts({ profile, gone }: State): KnownFact[] {
  const facts = [...(profile?.facts ?? [])];
  if (gone) facts.splice(gone.place, 0, gone.fact);
  return facts;
}
