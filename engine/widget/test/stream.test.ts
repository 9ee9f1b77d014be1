import assert from "node:assert/strict";
import { test } from "node:test";
import { EventDecoder, readParts, type Part } from "../src/stream";

const ANSWER =
  'data: {"type":"start"}\n\n: a comment\n\ndata: {"type":"text-delta","id":"0","delta":"Ünïcode 🥖"}\r\n\r\n' +
  'data:{"type":"data-products",\ndata:"data":[]}\n\ndata: {"type":"finish"}\n\ndata: [DONE]\n\n';

function stream(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) {
        controller.enqueue(bytes.subarray(at, at + size));
      }
      controller.close();
    },
  });
}

async function parts(text: string, size: number): Promise<Part[]> {
  const found: Part[] = [];
  for await (const part of readParts(stream(new TextEncoder().encode(text), size))) {
    found.push(part);
  }
  return found;
}

test("the parts are the same wherever the bytes are cut", async () => {
  for (let size = 1; size <= ANSWER.length; size++) {
    const found = await parts(ANSWER, size);
    assert.deepEqual(
      found.map((part) => part.type),
      ["start", "text-delta", "data-products", "finish"],
      `cut every ${size} bytes`,
    );
    assert.equal(found[1]?.delta, "Ünïcode 🥖");
  }
});

test("an answer without its end is an error, after the parts that came", async () => {
  const found: string[] = [];
  await assert.rejects(async () => {
    const half = ANSWER.slice(0, ANSWER.indexOf("data: [DONE]"));
    for await (const part of readParts(stream(new TextEncoder().encode(half), 7))) {
      found.push(part.type);
    }
  }, /broke off/);
  assert.equal(found.at(-1), "finish");
});

test("a part that is not JSON is an error", async () => {
  await assert.rejects(parts("data: <html>\n\n", 100), SyntaxError);
});

test("a carriage return at the end of a chunk waits for its line feed", () => {
  const decoder = new EventDecoder();
  assert.deepEqual(decoder.push("data: a\r"), []);
  assert.deepEqual(decoder.push("\n\r"), []);
  assert.deepEqual(decoder.push("\ndata: b\n\n"), ["a", "b"]);
});
