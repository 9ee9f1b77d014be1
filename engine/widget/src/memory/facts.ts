/** Facts in plain words: whom they are about, what they say, where they come from. */

import type { Fact, KnownFact } from "../types";

/** How each predicate begins, of the shopper and (after "your mother") of somebody else. */
const BEGINNINGS: Readonly<Record<string, readonly [string, string]>> = {
  name: ["Your name is", " is called"],
  birthday: ["Your birthday is", "’s birthday is"],
  age: ["Your age is", " is"],
  location: ["You live in", " lives in"],
  occupation: ["You work as", " works as"],
  household: ["Your household is", "’s household is"],
  home: ["Your home is", "’s home is"],
  pet: ["You have a", " has a"],
  pet_name: ["Your pet is called", "’s pet is called"],
  allergy: ["You are allergic to", " is allergic to"],
  condition: ["Your health:", "’s health:"],
  diet: ["You are", " is"],
  avoids: ["You avoid", " avoids"],
  size: ["Your size is", "’s size is"],
  likes: ["You like", " likes"],
  dislikes: ["You do not like", " does not like"],
  hobby: ["Your hobby is", "’s hobby is"],
  owns: ["You own a", " owns a"],
  gift_recipient: ["You buy gifts for your", " buys gifts for"],
  budget: ["Your budget is", "’s budget is"],
  language: ["You speak", " speaks"],
  values: ["You care about", " cares about"],
  habit: ["Your habit:", "’s habit:"],
  trait: ["You are", " is"],
};

const OWN = "shopper";
/** A diet that names what is not eaten begins so. */
const NOT_EATING = "no ";
const SURE = 0.75;

/** Whom the fact is about: "you", "your mother", "Ann". */
function whom(subject: string): string {
  if (subject === OWN) return "you";
  return /^[a-z]/.test(subject) ? `your ${subject}` : subject;
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A clause of the server ("you often choose Coffee") as a sentence. */
export const sentence = (clause: string): string => capital(clause).replace(/\.?$/, ".");

const avoids = ({ predicate, object }: Fact): boolean =>
  predicate === "diet" && object.startsWith(NOT_EATING);

/** What the shopper may change of the fact. */
export const valueOf = (fact: Fact): string =>
  avoids(fact) ? fact.object.slice(NOT_EATING.length) : fact.object;

/** The fact's object for the value the shopper typed. */
export const objectOf = (fact: Fact, value: string): string =>
  avoids(fact) ? NOT_EATING + value : value;

/** The fact up to its value: "You like", "Your mother is allergic to". */
export function beginning(fact: Fact): string {
  const name = fact.predicate.replaceAll("_", " ");
  const kind = avoids(fact) ? "avoids" : fact.predicate;
  const [own, other] = BEGINNINGS[kind] ?? [`Your ${name}:`, `’s ${name}:`];
  return fact.subject === OWN ? own : capital(whom(fact.subject)) + other;
}

/** The fact as the shopper reads it: "You like coffee". */
export function inWords(fact: Fact): string {
  const value = fact.predicate === "birthday" ? birthday(fact.object) : valueOf(fact);
  return `${beginning(fact)} ${value}`;
}

function birthday(monthAndDay: string): string {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(monthAndDay) ?? [];
  // A leap year, so that the 29th of February is one.
  return month ? onDay(new Date(2000, Number(month) - 1, Number(day))) : monthAndDay;
}

const onDay = (date: Date, year?: "numeric"): string =>
  date.toLocaleDateString("en-GB", { day: "numeric", month: "long", ...(year && { year }) });

/** Where the fact comes from: "you told me on 3 May 2026". */
export function sourceOf(fact: KnownFact): string {
  const from = source(fact);
  return fact.confidence < SURE ? `${from}; I am not sure of it` : from;
}

function source({ source: from, valid_from: since }: KnownFact): string {
  const on = since ? ` on ${onDay(new Date(since), "numeric")}` : "";
  if (from.startsWith("conversation")) return `you told me${on || " in a chat"}`;
  if (from === "profile") return `you entered it here${on}`;
  return "you answered the shop’s questions that way";
}

/** The facts by whom they are about: [["About you", ...], ["About your mother", ...], ...]. */
export function grouped(facts: readonly KnownFact[]): [string, KnownFact[]][] {
  const groups = new Map<string, KnownFact[]>([[OWN, []]]);
  for (const fact of facts) {
    groups.set(fact.subject, [...(groups.get(fact.subject) ?? []), fact]);
  }
  return [...groups].map(([subject, all]) => [`About ${whom(subject)}`, all]);
}
