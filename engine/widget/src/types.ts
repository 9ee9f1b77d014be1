/** What the server sends: the shapes of docs/api.md. */

export type EvidenceKind = "history" | "session" | "fact" | "similar" | "popular";

export interface Evidence {
  kind: EvidenceKind;
  about: string;
  name?: string | null;
  share: number;
  /** What the shopper did with the item. */
  by?: string | null;
}

export interface Product {
  item_id: string;
  name: string;
  price: number | string | null;
  currency: string;
  brand?: string;
  category?: string;
  url?: string;
  image_url?: string;
  in_stock?: boolean;
  description?: string;
  attributes?: Record<string, string>;
  why?: { text: string; evidence: Evidence[] };
}

export interface ReplyMeta {
  conversation_id?: string;
  source?: "model" | "template";
  tone?: string;
  memory?: Memory;
}

export interface Fact {
  subject: string;
  predicate: string;
  object: string;
}

/** A fact that is kept, as the profile tells it. */
export interface KnownFact extends Fact {
  id: string;
  confidence: number;
  source: string;
  purpose: string;
  valid_from: string | null;
}

export interface Profile {
  tone: string | null;
  consents: Record<string, boolean>;
  facts: KnownFact[];
  /** What is read from behaviour, where the server tells it. */
  inferred?: { words?: string }[] | null;
  tendency?: { label: string } | null;
}

/** What an erasure reached: how many rows of each kind, and places with nothing or out of reach. */
export interface Receipt {
  erased: Record<string, number>;
  not_reached?: string[];
  untouched?: Record<string, string>;
}

export interface Memory {
  learned?: Fact[];
  asked_consent?: string | null;
}

export interface Shopper {
  user_id: string;
  label: string;
  purchases?: number;
}
