/** The shortcodes of GitHub and others for the signs that state something. */
const CODES: ReadonlyMap<string, string> = new Map([
  ["white_check_mark", "✅"],
  ["heavy_check_mark", "✔"],
  ["ballot_box_with_check", "☑"],
  ["x", "❌"],
  ["heavy_multiplication_x", "✖"],
  ["construction", "🚧"],
  ["hammer", "🔨"],
  ["building_construction", "🏗"],
  ["hourglass", "⌛"],
  ["hourglass_flowing_sand", "⏳"],
  ["arrows_counterclockwise", "🔄"],
  ["repeat", "🔄"],
  ["no_entry", "⛔"],
  ["no_entry_sign", "🚫"],
  ["octagonal_sign", "🛑"],
  ["stop_sign", "🛑"],
  ["pause_button", "⏸"],
  ["eyes", "👀"],
  ["clipboard", "📋"],
  ["soon", "🔜"],
  ["white_large_square", "⬜"],
  ["red_circle", "🔴"],
  ["yellow_circle", "🟡"],
  ["large_yellow_circle", "🟡"],
  ["green_circle", "🟢"],
  ["large_green_circle", "🟢"],
]);

/** `text` with such shortcodes as the signs that they stand for: `:construction:` is 🚧. */
export function toEmoji(text: string): string {
  return text.includes(":") ? text.replace(/:([a-z_]{1,24}):/g, (code, name: string) => CODES.get(name) ?? code) : text;
}
