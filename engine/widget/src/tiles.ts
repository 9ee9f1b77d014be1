import { el, safeUrl, svg } from "./dom";
import { PICTOGRAMS } from "./pictograms";
import type { Product } from "./types";

/** A number from 0 to 1 that is always the same for the same text (FNV-1a). */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  // The last step mixes the high bits down: ids that differ in one digit must not look alike.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/**
 * The drawing that stands for a product without a photograph: its department's pictogram and
 * colour, turned and tinted a little by the item id.
 */
export function departmentTile(department: string, itemId: string): SVGSVGElement {
  const found = PICTOGRAMS.find((one) => one.words.test(department)) ?? PICTOGRAMS.at(-1)!;
  const chance = fraction(itemId);
  const turn = Math.round((fraction(itemId + "turn") - 0.5) * 16);
  const blot = { cx: 12 + chance * 40, cy: chance > 0.5 ? 58 : 6, r: 16 + chance * 10 };
  const drawing = svg("g", { transform: `rotate(${turn} 32 32) translate(6.4 6.4) scale(.8)` });
  for (const path of found.paths) {
    drawing.append(svg("path", { class: `tile-${path[0]}`, d: path.slice(1) }));
  }
  const tile = svg(
    "svg",
    { viewBox: "0 0 64 64", preserveAspectRatio: "xMidYMid slice", class: "tile", "aria-hidden": "true", focusable: "false" },
    svg("rect", { class: "tile-b", width: 64, height: 64 }),
    svg("circle", { class: "tile-blot", ...blot }),
    drawing,
  );
  tile.style.setProperty("--hue", String(Math.round(found.hue + (chance - 0.5) * 22)));
  return tile;
}

/** The product's photograph where the catalogue has one, else its department's tile. */
export function picture(product: Product): Element {
  const department = product.attributes?.["department"] || product.category || "";
  const tile = departmentTile(department, product.item_id);
  const url = safeUrl(product.image_url);
  if (!url) return tile;
  // A photograph that cannot be loaded gives way to the tile.
  return el("img", {
    class: "tile",
    src: url,
    alt: "",
    loading: "lazy",
    onerror: (event: Event) => (event.target as HTMLElement).replaceWith(tile),
  });
}
