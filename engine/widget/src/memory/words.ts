/** Every sentence of the panel "What I know about you", but for those that tell a fact. */

export const TITLE = "What I know about you";
export const BACK = "Back to the chat";
export const MORE = "See all I know about you";
export const LOADING = "Looking it up…";
export const RETRY = "Try again";

export const FACTS = {
  title: "What you told me",
  none: "Nothing yet. What you tell me of yourself or of those you shop for stands here once I may keep it.",
  edit: (fact: string) => `Change: ${fact}`,
  remove: (fact: string) => `Forget: ${fact}`,
  gone: (fact: string) => `Forgotten: ${fact}`,
  goneUndo: (fact: string) => `Undo. Forgotten: ${fact}`,
  birthday: "Month and day, such as 05-31",
  undo: "Undo",
  save: "Save",
  cancel: "Cancel",
  saved: (fact: string) => `Noted: ${fact}`,
  undone: (fact: string) => `Remembered again: ${fact}`,
  missing: "That was gone already.",
  tone: (tone: string) => `You like a ${tone} tone`,
  toneSource: "you asked for it",
};

/** What is read from behaviour is worked out anew each time: there is nothing to delete. */
export const INFERRED = "From what you look at and buy (not stored)";
export const tendency = (mood: string): string => `Lately you mostly seemed ${mood}.`;

export interface PurposeWords {
  purpose: string;
  name: string;
  allows: string;
  /** What withdrawing it does. */
  off: string;
}

export const CONSENTS = {
  title: "What I may keep",
  given: (name: string) => `“${name}” is on.`,
  withdrawn: (name: string) => `“${name}” is off. What was kept for it is erased.`,
  needed: (name: string) => `To keep this, first switch on “${name}” below.`,
};

export const PURPOSES: readonly PurposeWords[] = [
  {
    purpose: "personalise",
    name: "Remember me",
    allows: "What you tell me, such as what you like and whom you shop for, is there next time.",
    off: "Switching it off erases all of it, and the tone you like.",
  },
  {
    purpose: "health",
    name: "Health details",
    allows: "I keep allergies, diets and the like, to leave out what does not suit you.",
    off: "Switching it off erases every one of them.",
  },
  {
    purpose: "mood",
    name: "Mood",
    allows: "I keep how you seemed to feel as you wrote, to answer in a way that fits.",
    off: "Switching it off erases every mood kept.",
  },
  {
    purpose: "training",
    name: "Help train the assistant",
    allows: "Your words may help to make the assistant better.",
    off: "Nothing is kept for this so far. Switching it off erases what would be.",
  },
];

export const DATA = {
  title: "All your data",
  about: "Our conversations and what you look at and buy here are kept too. “Download” gives you all of it in one file (JSON-LD).",
  download: "Download",
  downloaded: "The file is in your downloads.",
  file: "what-the-shop-knows-about-me.jsonld",
  erase: "Erase everything",
  sure: "This erases all that is kept of you here: what you told me, our conversations, your visits and purchases. It cannot be undone.",
  erasing: "Erasing…",
  yes: "Yes, erase everything",
  no: "No, keep it",
};

/** A kind of thing in the receipt, as one and as many. */
type Counted = readonly [string, string];

export const RECEIPT = {
  title: "Everything is erased",
  nothing: "Nothing was kept of you.",
  places: {
    database: "From the shop’s database",
    files: "From files",
    tab: "From this browser tab: the conversation shown here",
    kept: "Kept without your name",
    untouched: "Held nothing of yours",
    notReached: "Could not be reached, and may still hold something",
  },
};

export const DATABASE: Readonly<Record<string, Counted>> = {
  facts: ["thing you told me", "things you told me"],
  turns: ["message", "messages"],
  conversations: ["conversation", "conversations"],
  offers: ["product shown in a chat", "products shown in a chat"],
  events: ["visit or purchase", "visits and purchases"],
  consents: ["answer on what may be kept", "answers on what may be kept"],
  shoppers: ["entry in the list of shoppers", "entries in the list of shoppers"],
};

export const FILES: Readonly<Record<string, Counted>> = {
  "rejected rows": ["row that was not taken in", "rows that were not taken in"],
  "rows of recommendation lists and other files": ["row of a list", "rows of lists"],
  "lines of logs": ["line of a log", "lines of logs"],
  adapters: ["adapter of the model", "adapters of the model"],
};

export const KEPT: Readonly<Record<string, Counted>> = {
  "events kept under a pseudonym": [
    "visit or purchase, under a random name",
    "visits and purchases, under a random name",
  ],
};
