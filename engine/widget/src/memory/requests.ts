/** What the panel asks of the server; each change answers with the profile after it. */

import type { Client } from "../api";
import type { KnownFact, Profile, Receipt } from "../types";
import { DATA } from "./words";

async function ask<T>(client: Client, method: string, path: string, body?: unknown): Promise<T> {
  const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
  return (await client.request(`/v1/${path}`, init)).json();
}

export const readProfile = (client: Client): Promise<Profile> => ask(client, "GET", "profile");

export const deleteFact = (client: Client, id: string): Promise<Profile> =>
  ask(client, "DELETE", `profile/facts/${encodeURIComponent(id)}`);

export const correctFact = (client: Client, id: string, object: string): Promise<Profile> =>
  ask(client, "PATCH", "profile", { facts: [{ id, object }] });

/** States again a fact that was deleted. */
export function restoreFact(client: Client, fact: KnownFact): Promise<Profile> {
  const { subject, predicate, object } = fact;
  return ask(client, "PATCH", "profile", { facts: [{ subject, predicate, object }] });
}

export const putConsent = (client: Client, purpose: string, granted: boolean): Promise<Profile> =>
  ask(client, "PUT", "consent", { purpose, granted });

export const eraseAll = (client: Client): Promise<Receipt> => ask(client, "DELETE", "profile");

/** Hands the export to the browser as a download. */
export async function download(client: Client): Promise<void> {
  const url = URL.createObjectURL(await (await client.request("/v1/profile/export")).blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = DATA.file;
  link.click();
  // The browser must have begun to read before the address is gone.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
