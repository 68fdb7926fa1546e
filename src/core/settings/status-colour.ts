/** The colours of a theme that a status can have, by the names of Obsidian's variables. */
export const PALETTE = ["red", "orange", "yellow", "green", "cyan", "blue", "purple", "pink"] as const;

export type PaletteColour = (typeof PALETTE)[number];

/** A colour of the theme, or one that was picked, `#rrggbb`. */
export type StatusColour = PaletteColour | `#${string}`;

/** What small shapes have to stand out by from their ground, as WCAG has it. */
const LEAST_CONTRAST = 3;
/** The grounds of the app's own themes on which a status stands: the darkest of light, the lightest of dark. */
const GROUNDS = { light: [0xf2, 0xf2, 0xf2], dark: [0x2e, 0x2e, 0x2e] } as const;

export type Rgb = readonly [number, number, number];

/** Whether a value is a colour that a status can have. */
export function isStatusColour(value: unknown): value is StatusColour {
  return typeof value === "string" && (PALETTE.some((name) => name === value) || /^#[0-9a-f]{6}$/i.test(value));
}

/** What of a picked colour can be told from the ground of a theme: the colour itself, else a darker or lighter one. */
export function readableOn(colour: `#${string}`, theme: "light" | "dark"): string {
  const picked = toRgb(colour);
  const ground = GROUNDS[theme];
  const end = theme === "light" ? 0 : 255;
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = picked.map((value) => Math.round(value + (end - value) * share)) as unknown as Rgb;
    if (contrast(mixed, ground) >= LEAST_CONTRAST)
      return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  }
  return theme === "light" ? "#000000" : "#ffffff";
}

/** How much two colours differ in brightness, 1 to 21. Source: WCAG 2.2, “contrast ratio”. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light = 0, dark = 0] = [brightness(a), brightness(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}

export function toRgb(colour: `#${string}`): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function brightness(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
