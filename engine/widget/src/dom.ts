type Child = Node | string | number | null | undefined | false;
type Handler = (event: never) => void;
type Props = Record<string, string | number | boolean | null | undefined | Handler>;

/**
 * The element `tag` with `props` and `children`. Strings become text nodes, never markup, so that
 * nothing a server or a shopper writes can be executed.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") {
      node.addEventListener(name.replace(/^on/, ""), value as EventListener);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children) {
    if (child instanceof Node) node.append(child);
    else if (child !== null && child !== undefined && child !== false) node.append(String(child));
  }
  return node;
}

/** The SVG element `tag` with `props` and `children`. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  props: Record<string, string | number> = {},
  ...children: SVGElement[]
): SVGElementTagNameMap[K] {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** The line icon drawn by `path` in a box of 24 by 24, hidden from screen readers. */
export function icon(path: string): SVGSVGElement {
  const box = { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" };
  return svg("svg", box, svg("path", { d: path }));
}

/** `url` if it is one a page may link to (http or https, or relative to the page), else "". */
export function safeUrl(url: string | undefined): string {
  if (!url) return "";
  try {
    const { protocol } = new URL(url, location.href);
    return protocol === "https:" || protocol === "http:" ? url : "";
  } catch {
    return "";
  }
}
