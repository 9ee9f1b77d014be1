import assert from "node:assert/strict";
import { test } from "node:test";
import { beginning, grouped, inWords, objectOf, sourceOf, valueOf } from "../src/memory/facts";
import { nothingErased, receiptInWords } from "../src/memory/receipt";
import type { KnownFact } from "../src/types";

function fact(fields: Partial<KnownFact>): KnownFact {
  const told = { source: "conversation 1", purpose: "personalise", valid_from: null };
  return { id: "1", subject: "shopper", predicate: "likes", object: "tea", confidence: 1, ...told, ...fields };
}

test("a fact is told of the shopper, of their people and of a name", () => {
  assert.equal(inWords(fact({})), "You like tea");
  assert.equal(inWords(fact({ subject: "mother" })), "Your mother likes tea");
  assert.equal(inWords(fact({ subject: "Ann", predicate: "name", object: "Annie" })), "Ann is called Annie");
  assert.equal(inWords(fact({ subject: "son", predicate: "hobby", object: "chess" })), "Your son’s hobby is chess");
});

test("a predicate without words of its own is told by its name", () => {
  assert.equal(inWords(fact({ predicate: "shoe_brand", object: "Acme" })), "Your shoe brand: Acme");
});

test("a birthday is told as a day, and one that is none as it is", () => {
  assert.equal(inWords(fact({ predicate: "birthday", object: "02-29" })), "Your birthday is 29 February");
  assert.equal(inWords(fact({ predicate: "birthday", object: "soon" })), "Your birthday is soon");
});

test("what is avoided is changed without the word that says so", () => {
  const pork = fact({ predicate: "diet", object: "no pork" });
  assert.equal(inWords(pork), "You avoid pork");
  assert.equal(valueOf(pork), "pork");
  assert.equal(objectOf(pork, "beef"), "no beef");
  const vegan = fact({ predicate: "diet", object: "vegan" });
  assert.equal(beginning(vegan), "You are");
  assert.equal(objectOf(vegan, "halal"), "halal");
});

test("each fact says where it comes from", () => {
  const since = "2026-05-03T12:00:00Z";
  assert.equal(sourceOf(fact({ valid_from: since })), "you told me on 3 May 2026");
  assert.equal(sourceOf(fact({})), "you told me in a chat");
  assert.equal(sourceOf(fact({ source: "profile", valid_from: since })), "you entered it here on 3 May 2026");
  const asked = sourceOf(fact({ source: "demo:demographics", confidence: 0.5 }));
  assert.equal(asked, "you answered the shop’s questions that way; I am not sure of it");
});

test("facts are grouped by whom they are about, the shopper first", () => {
  const mother = fact({ id: "1", subject: "mother" });
  const own = fact({ id: "2" });
  const age = fact({ id: "3", subject: "mother", predicate: "age", object: "71" });
  const found = grouped([mother, own, age]);
  assert.deepEqual(found, [["About you", [own]], ["About your mother", [mother, age]]]);
});

test("the receipt counts by place, with a kind it has no words for and what was not reached", () => {
  const places = receiptInWords({
    erased: { facts: 1, turns: 2, offers: 0, notes: 3, "lines of logs": 4, "events kept under a pseudonym": 5 },
    not_reached: ["old.csv: is gone"],
    untouched: { models: "no row for any shopper" },
  });
  assert.deepEqual(
    places.map(({ what }) => what),
    [
      ["1 thing you told me", "2 messages", "3 notes"],
      ["4 lines of logs"],
      ["5 visits and purchases, under a random name"],
      ["Models: no row for any shopper"],
      ["old.csv: is gone"],
    ],
  );
});

test("a receipt without any row says that there was nothing", () => {
  assert.equal(nothingErased({ erased: { facts: 0, turns: 0 } }), true);
  assert.equal(nothingErased({ erased: { facts: 0, turns: 1 } }), false);
});
