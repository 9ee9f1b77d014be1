import { fetchAnswer, type Question } from "./answer";
import { ApiError, type Client } from "./api";
import type { Keep, Message } from "./keep";
import { chips, errorView, messageView, noticeView, typingView, type Wishes } from "./messages";
import { fillsScreen, wirePanel } from "./keyboard";
import { createMemory } from "./memory/panel";
import { buildPanel } from "./panel";
import { announce } from "./signals";
import { troubleInWords } from "./trouble";
import { safeUrl } from "./dom";

export interface Chat {
  open(): void;
  close(): void;
  ask(text: string): void;
  /** Forgets the conversation and starts anew. */
  reset(): void;
  /** Tells the chat which product the page shows. */
  page(itemId: string | null): void;
}

const GREETING = "Hello! Tell me what you are looking for, and I will suggest something and say why.";
const FIRST_CHIPS = ["What would you suggest for me?", "Something I have not tried", "Something cheaper"];
/** Some browsers on Linux add a modifier such as `@posix`, which is no language tag. */
const LOCALE = /^[A-Za-z0-9-]{1,35}$/;

/** The chat in `place`: shows itself at once as a button, and behind it the kept conversation. */
export function createChat(place: HTMLElement, client: Client, keep: Keep, title: string): Chat {
  const panel = buildPanel(place, title);
  const memory = createMemory(panel.frame, client, forget);
  let running: AbortController | null = null;
  let page: string | null = null;

  const wishes: Wishes = {
    ask: (text) => void ask(text),
    openProduct(product) {
      const taken = !announce("product", { product });
      const url = safeUrl(product.url);
      if (!taken && url) location.assign(url);
      if (fillsScreen()) close();
    },
    showKnown: () => memory.open(),
  };

  function draw(): void {
    const { messages } = keep.read();
    const shown = messages.map((one, i) => messageView(one, wishes, i === messages.length - 1));
    keepingFocus(() => panel.log.replaceChildren(greeting(messages.length === 0), ...shown));
    scrollDown();
  }

  /** Runs `redraw`; where that takes the focused control away, the focus stays in the chat. */
  function keepingFocus(redraw: () => void): void {
    const inside = panel.log.matches(":focus-within");
    redraw();
    if (inside && !panel.log.matches(":focus-within")) panel.log.focus({ preventScroll: true });
  }

  function greeting(first: boolean): HTMLElement {
    const hello = { role: "assistant" as const, text: GREETING, products: [], suggestions: [], meta: {} };
    const view = messageView(hello, wishes, false);
    if (first) view.append(chips(FIRST_CHIPS, wishes.ask));
    return view;
  }

  function scrollDown(): void {
    panel.log.scrollTop = panel.log.scrollHeight;
  }

  function add(message: Message): void {
    keep.change({ messages: [...keep.read().messages, message] });
  }

  async function ask(text: string): Promise<void> {
    const words = text.trim();
    if (!words || running) return;
    memory.hide();
    open();
    add({ role: "user", text: words, products: [], suggestions: [], meta: {} });
    draw();
    announce("message", { text: words });
    await answer(words, true);
  }

  async function answer(words: string, mayWait: boolean): Promise<void> {
    const task = new AbortController();
    running = task;
    panel.send.disabled = true;
    let view = typingView();
    panel.log.append(view);
    scrollDown();
    try {
      const message = await fetchAnswer(client, question(words), task.signal, (grown) => {
        if (!grown.text || task.signal.aborted) return;
        const next = messageView(grown, wishes, false);
        keepingFocus(() => view.replaceWith(next));
        view = next;
        scrollDown();
      });
      if (task.signal.aborted) return;
      add(message);
      const shopper = (await client.session()).user_id;
      keep.change({ conversation: message.meta.conversation_id ?? keep.read().conversation, shopper });
      panel.status.textContent = message.text;
      draw();
      showFromQuestion();
      announce("reply", { text: message.text, products: message.products });
    } catch (error) {
      view.remove();
      if (!task.signal.aborted) await failed(error, words, mayWait, task.signal);
    } finally {
      if (running === task) {
        running = null;
        panel.send.disabled = false;
      }
    }
  }

  /** A long answer is read from its beginning: the question goes to the top, not the last card. */
  function showFromQuestion(): void {
    const asked = [...panel.log.querySelectorAll<HTMLElement>(".turn.user")].at(-1);
    if (asked) panel.log.scrollTop = asked.offsetTop - panel.log.offsetTop - 8;
  }

  function question(words: string): Question {
    const { conversation, tone } = keep.read();
    return {
      message: words,
      ...(LOCALE.test(navigator.language) && { locale: navigator.language }),
      ...(conversation && { conversation_id: conversation }),
      ...(tone && { tone }),
      ...(page && { page: { item_id: page } }),
    };
  }

  async function failed(
    error: unknown,
    words: string,
    mayWait: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const status = error instanceof ApiError ? error.status : 0;
    if (status === 404 && keep.read().conversation) {
      // The server no longer knows this conversation; the question stands on its own.
      keep.change({ conversation: null });
      return answer(words, mayWait);
    }
    if (status === 429 && mayWait) {
      const seconds = Math.min((error as ApiError).retryAfter, 60);
      const note = noticeView(`Many shoppers are asking just now. Trying again in ${seconds} s…`);
      panel.log.append(note);
      scrollDown();
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      note.remove();
      return signal.aborted ? undefined : answer(words, false);
    }
    announce("error", { status, message: String((error as Error).message) });
    const view = errorView(troubleInWords(error), () => {
      view.remove();
      void answer(words, true);
    });
    panel.log.append(view);
    scrollDown();
  }

  function reset(): void {
    memory.hide();
    forget();
  }

  function forget(): void {
    running?.abort();
    running = null;
    panel.send.disabled = false;
    panel.status.textContent = "";
    keep.change({ conversation: null, messages: [] });
    draw();
  }

  function show(visible: boolean): void {
    panel.frame.hidden = !visible;
    panel.launcher.classList.toggle("away", visible);
    panel.launcher.setAttribute("aria-expanded", String(visible));
    keep.change({ open: visible });
    announce(visible ? "open" : "close", {});
  }

  function open(): void {
    if (!panel.frame.hidden) return;
    show(true);
    draw();
    panel.input.focus();
  }

  function close(): void {
    if (panel.frame.hidden) return;
    memory.hide();
    show(false);
    panel.launcher.focus();
  }

  wirePanel(panel, {
    open,
    close,
    submit: (words) => void ask(words),
    back: memory.back,
    known: memory.open,
    idle: () => running === null,
    fresh() {
      reset();
      panel.input.focus();
    },
  });
  panel.tone.value = keep.read().tone;
  panel.tone.addEventListener("change", () => keep.change({ tone: panel.tone.value }));
  if (keep.read().open && !fillsScreen()) {
    show(true);
    draw();
  }

  return { open, close, ask: wishes.ask, reset, page: (itemId) => void (page = itemId) };
}
