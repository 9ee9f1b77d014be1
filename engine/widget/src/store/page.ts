/** Small things of the page: its notes and its sheets. */

const NOTE_MS = 6000;
let timer = 0;

/** Shows `text` in a corner for a while. */
export function note(text: string): void {
  const place = document.getElementById("note")!;
  place.textContent = text;
  place.classList.add("shown");
  clearTimeout(timer);
  timer = window.setTimeout(() => place.classList.remove("shown"), NOTE_MS);
}

/** Lets every dialog close by its button and by a click beside it. */
export function wireSheets(): void {
  for (const sheet of document.querySelectorAll("dialog")) {
    // A click on the dialog itself, not on its content, is a click beside it.
    sheet.onclick = (event) => event.target === sheet && sheet.close();
    sheet.querySelector<HTMLButtonElement>("[data-close]")!.onclick = () => sheet.close();
  }
}
