/**
 * Paints `place` in the shop's colour, with black or white on it, whichever reads better (the
 * contrast ratio of WCAG 2.2). A colour the browser does not know leaves the default.
 */
export function applyAccent(place: HTMLElement, accent: string): void {
  if (!accent || !CSS.supports("color", accent)) return;
  place.style.color = accent;
  const channels = getComputedStyle(place).color.match(/[\d.]+/g)?.slice(0, 3).map(Number) ?? [];
  place.style.removeProperty("color");
  const [red = 0, green = 0, blue = 0] = channels.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const onWhite = 1.05 / (luminance + 0.05);
  const onBlack = (luminance + 0.05) / 0.05;
  place.style.setProperty("--accent", accent);
  place.style.setProperty("--on-accent", onWhite >= onBlack ? "#fff" : "#000");
}
