// Makes texts small: what stands in them often becomes a symbol, of which one or two printable characters remain. A
// regular expression of words in ten languages takes less than half of its bytes so, and a letter of Cyrillic or Chinese
// no escape of six.

/** The digits of what is packed: the characters from # to ~, with ! in the place of the backslash. */
const DIGITS = Array.from({ length: 92 }, (_, at) => String.fromCharCode(at === 57 ? 33 : 35 + at));
/** Ends each text of a list; it must not stand in one. */
const END = "\u0001";
/** A pair that occurs more seldom would cost as much as it saves. */
const FEWEST = 4;
const pairKey = (left, right) => left * 65536 + right;

/** The pairs of symbols that are worth a symbol of their own, most frequent first, none of which takes from another. */
function frequentPairs(lists, end) {
  const counts = new Map();
  for (const symbols of lists) {
    for (let at = 1; at < symbols.length; at++) {
      if (symbols[at] === end || symbols[at - 1] === end) continue;
      const key = pairKey(symbols[at - 1], symbols[at]);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const frequent = [...counts].filter(([, count]) => count >= FEWEST).sort(([, a], [, b]) => b - a);
  const enough = (frequent[0]?.[1] ?? 0) * 0.8;
  const lefts = new Set();
  const rights = new Set();
  return frequent.flatMap(([key, count]) => {
    const pair = [Math.floor(key / 65536), key % 65536];
    const [left, right] = pair;
    if (count < enough || lefts.has(left) || rights.has(right) || lefts.has(right) || rights.has(left)) return [];
    lefts.add(left);
    rights.add(right);
    return [pair];
  });
}

function replacePairs(symbols, made) {
  const replaced = [];
  for (let at = 0; at < symbols.length; at++) {
    const symbol = at + 1 < symbols.length ? made.get(pairKey(symbols[at], symbols[at + 1])) : undefined;
    replaced.push(symbol ?? symbols[at]);
    if (symbol !== undefined) at += 1;
  }
  return replaced;
}

/** The symbols of each list, and the pairs that those beyond the characters stand for, each of symbols before it. */
function toSymbols(texts, characters) {
  const symbolOf = new Map(characters.map((character, at) => [character, at]));
  let lists = texts.map((text) => text.split("").map((character) => symbolOf.get(character)));
  const rules = [];
  const most = 20 * DIGITS.length - characters.length;
  const end = symbolOf.get(END);
  const pairsNow = () => (rules.length < most ? frequentPairs(lists, end) : []);
  for (let pairs = pairsNow(); pairs.length > 0; pairs = pairsNow()) {
    const made = new Map();
    for (const [left, right] of pairs) {
      made.set(pairKey(left, right), characters.length + rules.length);
      rules.push([left, right]);
    }
    lists = lists.map((symbols) => replacePairs(symbols, made));
  }
  return { lists, rules };
}

const twoDigits = (value) => DIGITS[Math.floor(value / DIGITS.length)] + DIGITS[value % DIGITS.length];

/** The characters, each by how far it is from the one before it. */
function packCharacters(characters) {
  let before = 0;
  const packed = characters.map((character) => {
    const step = character.charCodeAt(0) - before;
    before += step;
    const last = DIGITS.length - 1;
    return step < last ? DIGITS[step] : DIGITS[last] + DIGITS[Math.floor(step / 92 / 92)] + twoDigits(step % (92 * 92));
  });
  return packed.join("");
}

/**
 * Packs lists of texts, none of which holds U+0001.
 *
 * @param {readonly (readonly string[])[]} lists
 * @returns {{ packed: string[], unpacker: string }} a text for each list, and the source of a function that uses nothing
 * outside of itself; what it gives has a function `unpack`, which makes the list of such a text
 */
export function packTexts(lists) {
  const texts = lists.map((list) => list.map((text) => text + END).join(""));
  const characters = [END, ...new Set(texts.join("").replaceAll(END, ""))].flatMap((character) => character.split(""));
  const sorted = [...new Set(characters)].sort((a, b) => a.charCodeAt(0) - b.charCodeAt(0));
  const { lists: symbols, rules } = toSymbols(texts, sorted);
  const uses = new Map();
  for (const symbol of [...symbols.flat(), ...rules.flat()]) uses.set(symbol, (uses.get(symbol) ?? 0) + 1);
  const singles = [...uses].sort(([, a], [, b]) => b - a).map(([symbol]) => symbol);
  singles.length = Math.min(singles.length, DIGITS.length - Math.ceil((sorted.length + rules.length) / DIGITS.length));
  const single = new Map(singles.map((symbol, at) => [symbol, DIGITS[at]]));
  const code = (symbol) => single.get(symbol) ?? twoDigits(singles.length * DIGITS.length + symbol);
  const unpacker = UNPACKER.replace("SINGLES", () => JSON.stringify(singles.map(twoDigits).join("")))
    .replace("CHARACTERS", () => JSON.stringify(packCharacters(sorted)))
    .replace("RULES", () => JSON.stringify(rules.flat().map(code).join("")));
  return { packed: symbols.map((list) => list.map(code).join("")), unpacker };
}

/** Grows short texts one after the other: growing one long one, or a list of what it is made of, takes several times as long. */
const UNPACKER = `function () {
  const characters = CHARACTERS;
  const rules = RULES;
  const singles = SINGLES;
  const digit = (text, at) => {
    const unit = text.charCodeAt(at);
    return unit === 33 ? 57 : unit - 35;
  };
  const texts = [];
  for (let at = 0, unit = 0; at < characters.length; at++) {
    const step = digit(characters, at);
    unit += step < 91 ? step : (digit(characters, ++at) * 92 + digit(characters, ++at)) * 92 + digit(characters, ++at);
    texts.push(String.fromCharCode(unit));
  }
  const symbols = [];
  for (let at = 0; at < singles.length; at += 2) symbols.push(digit(singles, at) * 92 + digit(singles, at + 1));
  const count = symbols.length;
  for (let at = 0, left = ""; at < rules.length; at++) {
    const first = digit(rules, at);
    const text = texts[first < count ? symbols[first] : (first - count) * 92 + digit(rules, ++at)];
    if (left !== "") texts.push(left + text);
    left = left === "" ? text : "";
  }
  return {
    unpack(packed) {
      const made = [];
      let text = "";
      for (let at = 0; at < packed.length; at++) {
        const unit = packed.charCodeAt(at);
        const first = unit === 33 ? 57 : unit - 35;
        const next = texts[first < count ? symbols[first] : (first - count) * 92 + digit(packed, ++at)];
        if (next === "\\u0001") {
          made.push(text);
          text = "";
        } else text += next;
      }
      return made;
    },
  };
}`;
