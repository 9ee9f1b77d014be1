/**
 * Reading the AI SDK UI message stream: server-sent events whose data are JSON parts, ended by
 * `[DONE]` (https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol).
 */

export interface Part {
  type: string;
  [field: string]: unknown;
}

/** Splits server-sent events into their data; text may arrive cut at any place. */
export class EventDecoder {
  private rest = "";
  private data: string[] = [];

  /** The data of the events that `text` completes, in order. */
  push(text: string): string[] {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    // A trailing CR may be half of a CRLF whose LF is still on its way.
    this.rest = lines.pop() ?? "";
    const done: string[] = [];
    for (const line of lines) {
      if (line === "") {
        if (this.data.length) done.push(this.data.join("\n"));
        this.data = [];
      } else if (line.startsWith("data:")) {
        this.data.push(line.slice(line.startsWith("data: ") ? 6 : 5));
      }
    }
    return done;
  }
}

/**
 * The parts of one streamed answer. Stops at `[DONE]`, throws where a part is not JSON, and throws
 * where the connection ends before `[DONE]`, so that a broken-off answer is never taken for a whole.
 */
export async function* readParts(body: ReadableStream<Uint8Array>): AsyncGenerator<Part> {
  const decoder = new EventDecoder();
  const bytes = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const text = done ? bytes.decode() + "\n\n" : bytes.decode(value, { stream: true });
      for (const data of decoder.push(text)) {
        if (data === "[DONE]") return;
        yield JSON.parse(data) as Part;
      }
      if (done) throw new Error("The answer broke off.");
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
