import { ApiError } from "./api";

/** What went wrong, in the shopper's words. */
export function troubleInWords(error: unknown): string {
  if (!(error instanceof ApiError)) {
    return navigator.onLine ? "The answer did not arrive whole." : "There is no connection just now.";
  }
  if (error.status === 429) return "The shop is still busy. Please try again in a moment.";
  return error.status >= 500 ? "Something went wrong in the shop." : error.message;
}
