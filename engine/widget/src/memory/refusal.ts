import { ApiError } from "../api";
import type { KnownFact } from "../types";
import { CONSENTS, PURPOSES } from "./words";

/** A no of the server that the panel has its own words for. */
export class Refusal extends Error {}

export const nameOf = (purpose: string): string =>
  PURPOSES.find((one) => one.purpose === purpose)?.name ?? purpose;

/** The answer to a change of `fact`; without the consent it needs, a refusal that names it. */
export async function allowed<T>(fact: KnownFact, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "consent_required")) throw error;
    throw new Refusal(CONSENTS.needed(nameOf(fact.purpose)));
  }
}
