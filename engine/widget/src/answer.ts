/** One question and its streamed answer, as a message that grows. */

import { ApiError, type Client } from "./api";
import type { Message } from "./keep";
import { readParts, type Part } from "./stream";
import type { Product, ReplyMeta } from "./types";

export interface Question {
  message: string;
  conversation_id?: string;
  tone?: string;
  locale?: string;
  page?: { item_id: string };
}

/** Sends `question`; `onChange` sees the message each time it has grown. Throws as fetch and ApiError. */
export async function fetchAnswer(
  client: Client,
  question: Question,
  signal: AbortSignal,
  onChange: (message: Message) => void,
): Promise<Message> {
  const response = await client.request("/v1/chat", {
    method: "POST",
    headers: { Accept: "text/event-stream" },
    body: JSON.stringify(question),
    signal,
  });
  let message: Message = { role: "assistant", text: "", products: [], suggestions: [], meta: {} };
  for await (const part of readParts(response.body!)) {
    message = grow(message, part);
    onChange(message);
  }
  return message;
}

function grow(message: Message, part: Part): Message {
  // Facts about the answer as a whole ride as message metadata on any part.
  const meta = { ...message.meta, ...(part["messageMetadata"] as ReplyMeta | undefined) };
  const next = { ...message, meta };
  switch (part.type) {
    case "text-delta":
      return { ...next, text: message.text + String(part["delta"]) };
    case "data-products":
      return { ...next, products: part["data"] as Product[] };
    case "data-suggestions":
      return { ...next, suggestions: part["data"] as string[] };
    case "data-memory":
      return { ...next, meta: { ...meta, memory: part["data"] as ReplyMeta["memory"] } as ReplyMeta };
    case "error":
      throw new ApiError(502, "stream", String(part["errorText"]), 0);
    default:
      return next;
  }
}
