/**
 * Drawings for departments in a box of 64 by 64. Each path begins with its tone: `d` dark, `m`
 * middle, `w` white, `s` a dark line, `x` a white line, `b` the background.
 */

const disc = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

function snowflake(): string {
  const at = (radius: number, degrees: number): string => {
    const angle = (degrees * Math.PI) / 180;
    return `${(32 + radius * Math.sin(angle)).toFixed(1)} ${(32 - radius * Math.cos(angle)).toFixed(1)}`;
  };
  return [0, 60, 120, 180, 240, 300]
    .map((arm) => `M32 32L${at(20, arm)}M${at(18, arm - 20)}L${at(12, arm)}L${at(18, arm + 20)}`)
    .join("");
}

export type Pictogram = { hue: number; words: RegExp; paths: string[] };

/** Found by the first `words` that match the department's name; the last one matches all. */
export const PICTOGRAMS: Pictogram[] = [
  { hue: 202, words: /frozen|\bice\b/i, paths: [`s${snowflake()}`] },
  {
    hue: 224,
    words: /dairy|milk|cheese|eggs?\b|yogurt/i,
    paths: [
      "mM21 28h22v21a3 3 0 0 1-3 3H24a3 3 0 0 1-3-3z",
      "dM21 28l4-10h14l4 10z",
      "dM25 12h14v5H25z",
      "wM21 33h22v12H21z",
      "mM32 34.5c2.4 3 3.4 4.5 3.4 5.6a3.4 3.4 0 0 1-6.8 0c0-1.1 1-2.6 3.4-5.6z",
    ],
  },
  {
    hue: 118,
    words: /produce|fruit|vegetable|salad/i,
    paths: [
      "mM32 24c-4-3.5-13-3-16 4-3 9 4 24 11 24 2 0 3-1 5-1s3 1 5 1c7 0 14-15 11-24-3-7-12-7.5-16-4z",
      "sM32 24c0-4 .5-6.5 3-9",
      "dM36 17c1.5-5 6-6.5 11-5.5-1 5-5 7.5-11 5.5z",
      "xM20.5 30c-1.5 4-.5 8.5 1.5 11.5",
    ],
  },
  {
    hue: 30,
    words: /baker|bread|cake/i,
    paths: [
      "mM17 31c-6-2-5-12 4-13.5 4-4 18-4 22 0 9 1.5 10 11.5 4 13.5v16a3 3 0 0 1-3 3H20a3 3 0 0 1-3-3z",
      "wM22 33c-5-1.5-5-9 1.5-10 3.5-3 13.5-3 17 0 6.5 1 6.5 8.5 1.5 10v12H22z",
      "sM27 30v5M32 27v5M37 30v5",
    ],
  },
  {
    hue: 184,
    words: /sea\s?food|fish/i,
    paths: [
      "mM11 33c6-11 23-14 33-3l9-7c-1.5 7-1.5 13 0 20l-9-7c-10 11-27 8-33-3z",
      "dM28 22.5c2-4.5 7-6 11-5.5-.5 3.5-1 5.5-2 8z",
      `d${disc(20, 31, 2)}`,
      "xM27.5 26.5c2.5 4 2.5 9 0 13.5M35 30c1 2 1 4 0 6",
    ],
  },
  {
    hue: 46,
    words: /deli|prepared|sandwich/i,
    paths: [
      "mM13 30c0-10 8-15 19-15s19 5 19 15z",
      "dM12 32h40c1.3 0 1.3 4 0 4-3 0-3 3-6.5 3S42 36 39 36s-3 3-7 3-4-3-7-3-3 3-6.5 3S15 36 12 36c-1.3 0-1.3-4 0-4z",
      "mM13 41h38v2.5a6.5 6.5 0 0 1-6.5 6.5h-25a6.5 6.5 0 0 1-6.5-6.5z",
      "xM24 22l1.5 1M31 19.5l1.5 1M38.5 22l1.5 1",
    ],
  },
  {
    hue: 356,
    words: /meat|butcher|poultry|chicken|beef/i,
    paths: [
      "dM15 24c6-9 22-11 31-3 8 7 7 20-2 23-5 2-8 .5-12 5-5 5-15 4-18-4-3-7-3-14 1-21z",
      "mM18.5 26c5.5-7.5 18-9 25-2.5 5.5 5 5 14.5-1.5 17-4.5 1.7-8.5.8-12.5 5-4 4-10 3-12-3-2-6-2-11.5 1-16.5z",
      `w${disc(35, 29, 5.5)}`,
      `m${disc(35, 29, 2.2)}`,
      "xM23 31c-1.5 3-1.7 6-1 9",
    ],
  },
  {
    hue: 318,
    words: /baby|infant/i,
    paths: [
      "dM28.5 19c0-3 1-3.5 1-6 0-2 5-2 5 0 0 2.5 1 3 1 6z",
      "mM22 19h20v6H22z",
      "wM23 25h18c2 3 3 5 3 8v16a4 4 0 0 1-4 4H24a4 4 0 0 1-4-4V33c0-3 1-5 3-8z",
      "mM20 36h24v13a4 4 0 0 1-4 4H24a4 4 0 0 1-4-4z",
      "sM34 34h5M36 40h3M34 46h5",
    ],
  },
  {
    hue: 72,
    words: /\bpets?\b|\bdogs?\b|\bcats?\b/i,
    paths: [
      "mM32 32c8 0 14 8.5 12.5 14.5-1.2 4.5-6 4-12.5 4s-11.3.5-12.5-4C18 40.5 24 32 32 32z",
      `d${disc(17.5, 31, 4.8)}`,
      `d${disc(26.5, 20.5, 5.2)}`,
      `d${disc(37.5, 20.5, 5.2)}`,
      `d${disc(46.5, 31, 4.8)}`,
    ],
  },
  {
    hue: 96,
    words: /flower|garden|floral|plant/i,
    paths: [
      "sM32 32v21",
      "dM32 49c-4-7-9-8-14-7 1.5 6 7 9 14 7zM32 45c3-5 7-6.5 12-5.5-1.5 5-6 7-12 5.5z",
      `m${disc(32, 15.5, 6)}`,
      `m${disc(41, 22, 6)}`,
      `m${disc(37.5, 32, 6)}`,
      `m${disc(26.5, 32, 6)}`,
      `m${disc(23, 22, 6)}`,
      `w${disc(32, 24.5, 5)}`,
    ],
  },
  {
    hue: 336,
    words: /beer|wine|spirit|liquor|alcohol/i,
    paths: [
      "dM21 11h7v10c0 3 4.5 5 4.5 10v19a3 3 0 0 1-3 3h-10a3 3 0 0 1-3-3V31c0-5 4.5-7 4.5-10z",
      "wM16.5 35h16v10h-16z",
      "mM37 25h13.5c1.2 9-1.5 14-6.7 14s-8-5-6.8-14z",
      "sM43.8 39v12.5M38.5 52h10.5",
      "xM40.5 29c-.3 2.5 0 4 .8 5.5",
    ],
  },
  {
    hue: 16,
    words: /coffee|\btea\b|breakfast/i,
    paths: [
      "mM15 27h29v14a11 11 0 0 1-11 11h-7a11 11 0 0 1-11-11z",
      "sM44 30h3a5.5 5.5 0 0 1 0 11h-3",
      "sM23 21c-2-3 2-4 0-8M30 21c-2-3 2-4 0-8M37 21c-2-3 2-4 0-8",
      "xM20 32v8a7 7 0 0 0 1.5 4",
    ],
  },
  {
    hue: 168,
    words: /drink|beverage|juice|water|soda/i,
    paths: [
      "wM18 19h28l-3.2 31a3 3 0 0 1-3 2.7H24.2a3 3 0 0 1-3-2.7z",
      "mM19 29h26l-2.2 21a3 3 0 0 1-3 2.7H24.2a3 3 0 0 1-3-2.7z",
      "sM31 45l5.5-33h7",
      "xM25 35l3.5-2.5M34 41l3.5 2",
    ],
  },
  {
    hue: 38,
    words: /snack|candy|cookie|sweet|chips/i,
    paths: [
      `m${disc(32, 33, 19)}`,
      `b${disc(49, 20, 8)}`,
      `d${disc(25, 26, 2.8)}`,
      `d${disc(36, 30, 2.8)}`,
      `d${disc(24, 38, 2.8)}`,
      `d${disc(41, 41, 2.8)}`,
      `d${disc(32, 45, 2.4)}`,
      `w${disc(31, 22, 1.6)}`,
      `w${disc(18.5, 32, 1.6)}`,
    ],
  },
  {
    hue: 292,
    words: /health|beauty|personal|cosmetic|pharmacy|drug/i,
    paths: [
      "mM19 31h26v19a3 3 0 0 1-3 3H22a3 3 0 0 1-3-3z",
      "dM27 24h10v7H27z",
      "sM32 24v-8M24 19v-3h13",
      "wM32 48c-5-3.5-7-5.5-7-8.3 0-3.7 5-4.4 7-1 2-3.4 7-2.7 7 1 0 2.8-2 4.8-7 8.3z",
    ],
  },
  {
    hue: 250,
    words: /household|clean|laundry|paper/i,
    paths: [
      "mM25 28h14c4 4 5 8 5 13v9a3 3 0 0 1-3 3H25a3 3 0 0 1-3-3V37c0-3 3-5 3-9z",
      "dM23 13h15l4 6h-4v8H26v-7l-6 4v-5c0-4 1-6 3-6z",
      "wM22 38h21.7c.3 3 .3 5 .3 9H22z",
      `d${disc(49, 12, 1.6)}`,
      `d${disc(53, 17, 1.6)}`,
      `d${disc(49, 21, 1.6)}`,
    ],
  },
  {
    hue: 270,
    words: /kitchen|home|cook|appliance|hardware/i,
    paths: [
      "mM17 28h30v18a5 5 0 0 1-5 5H22a5 5 0 0 1-5-5z",
      "dM15 23h34a2 2 0 0 1 0 5H15a2 2 0 0 1 0-5z",
      "sM17 34h-5v5h5M47 34h5v5h-5M32 23v-5M27.5 16h9",
      "xM23 33v9",
    ],
  },
  {
    hue: 212,
    words: /\bcards?\b|books?|toys?\b|gifts?|seasonal/i,
    paths: [
      "mM16 30h32v19a3 3 0 0 1-3 3H19a3 3 0 0 1-3-3z",
      "dM15 22h34a2 2 0 0 1 2 2v6H13v-6a2 2 0 0 1 2-2z",
      "wM28.5 22h7v30h-7z",
      "sM32 21c-7-.5-12-4-10-8 3-4 9 2 10 8 1-6 7-12 10-8 2 4-3 7.5-10 8",
    ],
  },
  {
    hue: 8,
    words: /pantry|grocery|canned|baking|spice/i,
    paths: [
      "mM18 19h28v30a4 4 0 0 1-4 4H22a4 4 0 0 1-4-4z",
      "dM17 12h30a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2H17a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2z",
      "wM18 26h28v19H18z",
      `m${disc(32, 37, 5.5)}`,
      "dM32 32.5c-2.5-1-3.5-2.5-3.5-3.5 2 0 3 .5 3.5 1.5.5-1 1.5-1.5 3.5-1.5 0 1-1 2.5-3.5 3.5z",
    ],
  },
  {
    hue: 150,
    words: /./,
    paths: [
      "mM17 24h30l3.5 26a3 3 0 0 1-3 3h-31a3 3 0 0 1-3-3z",
      "sM24 30v-9a8 8 0 0 1 16 0v9",
      "xM26 43c3.5 3.5 8.5 3.5 12 0",
    ],
  },
];
