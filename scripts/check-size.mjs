// Holds main.js to its size and to what every device can load: npm run size
import { existsSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { gzipSync } from "node:zlib";

const FILE = "main.js";
/** Of that some 210 KiB read notes, 60 know the words of ten languages, and the views of the pane take the most of the rest. */
const LIMIT_KIB = 1010;

/**
 * Whether what stands at `offset` is an argument of `new RegExp` straight within a `try`: where it is not understood,
 * that throws, is caught, and the file still loads. The YAML package has such places.
 */
function isGuarded(text, offset) {
  const before = text.slice(0, offset);
  const inTry = /try\{[^{}]*new RegExp\([^()]*\(?[^()]*$/.test(before.slice(-400));
  return inTry && /^[^{}]*\}catch/.test(text.slice(offset, offset + 400));
}

/** What must not stand in main.js, and why. The text is scanned, since dependencies are in it too. */
const forbidden = [
  { pattern: /\(\?<[=!]/g, why: "regex lookbehind: older phones cannot load the file", isHarmless: isGuarded },
  { pattern: /require\(["']node:[^"']*["']\)/g, why: "a module of Node: phones have none" },
  {
    pattern: new RegExp(`require\\(["'](${builtinModules.join("|")})["']\\)`, "g"),
    why: "a module of Node: phones have none",
  },
  { pattern: /require\(["'](electron|@electron\/remote)["']\)/g, why: "Electron: phones have none" },
];

/** Bytes as KiB with one decimal, rounded up: a file one byte over the limit reads as over it. */
const toKib = (bytes) => Math.ceil((bytes / 1024) * 10) / 10;

if (!existsSync(FILE)) {
  console.error(`There is no ${FILE} to measure. Run: npm run build`);
  process.exit(1);
}

const bytes = readFileSync(FILE);
const text = bytes.toString("utf8");
const problems = [];

const rawKib = toKib(bytes.length);
console.log(
  `${FILE}: ${rawKib} KiB, ${toKib(gzipSync(bytes, { level: 9 }).length)} KiB gzipped; at most ${LIMIT_KIB} KiB`,
);
if (rawKib > LIMIT_KIB) problems.push(`${FILE} is larger than ${LIMIT_KIB} KiB.`);
if (text.includes("sourceMappingURL=data:")) problems.push(`${FILE} is a development build. Run: npm run build`);

for (const { pattern, why, isHarmless } of forbidden) {
  for (const found of text.matchAll(pattern)) {
    if (isHarmless?.(text, found.index)) continue;
    const around = text.slice(Math.max(0, found.index - 40), found.index + 60).replaceAll("\n", "\\n");
    problems.push(`${why}, at offset ${found.index}: …${around}…`);
  }
}

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
