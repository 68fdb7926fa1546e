// Packs the long texts of a program that is made of parts: tables of words, regular expressions made of them, sentences.
// A part unpacks its own ones when it is first run, so nothing of it happens when the program is loaded.
import ts from "typescript";
import { packTexts } from "./pack-texts.mjs";

/** With fewer bytes in the file than this, the names that take a text's place would be as long. */
const SHORTEST = 16;
/** What programs compare and look up: engines are faster at that with texts that stand in the code. */
const NAME = /^[\w$-]*$/;
/** Left where it can be found: no such expression may ship but where it is guarded, and the file is looked through for it. */
const LOOKBEHIND = /\(\?<[=!]/;
const BETWEEN_WORDS = "\n";

/** How many bytes a text takes in a file that escapes what is beyond U+00FF. */
const bytesOf = (text) => Buffer.byteLength(text.replace(/[\u0100-\uffff]/g, "~~~~~~"));
const isPackable = (text) => bytesOf(text) >= SHORTEST && !text.includes("\u0001") && !LOOKBEHIND.test(text);
const isText = (node) => ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);

/** Whether a text stands where an expression could not: as a name, or as a statement of its own. */
function isFixed(node) {
  const { parent } = node;
  if (ts.isExpressionStatement(parent) || ts.isTaggedTemplateExpression(parent)) return true;
  if (ts.isCallExpression(parent)) return parent.expression.getText() === "require";
  return parent.name === node || parent.propertyName === node;
}

/** What a literal is packed as, and what makes it again of that; undefined for what stays where it is. */
function toPacked(node, isInFunction) {
  if (isText(node)) {
    if (NAME.test(node.text) || isFixed(node)) return undefined;
    return { text: node.text, make: (name) => name };
  }
  // Those in a function would be made again at each call, where their literals cost next to nothing.
  if (isInFunction) return undefined;
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf("/");
    const flags = node.text.slice(end + 1);
    return { text: node.text.slice(1, end), make: (name) => `new RegExp(${name}, ${JSON.stringify(flags)})` };
  }
  if (!ts.isArrayLiteralExpression(node) || node.elements.length < 3) return undefined;
  if (!node.elements.every((element) => isText(element) && !element.text.includes(BETWEEN_WORDS))) return undefined;
  const text = node.elements.map((element) => element.text).join(BETWEEN_WORDS);
  return { text, make: (name) => `${name}.split(${JSON.stringify(BETWEEN_WORDS)})` };
}

/** The places of literals in the code within `root` that are worth packing, and what each is packed as. */
function literalsIn(root) {
  const found = [];
  const look = (node, isInFunction) => {
    const packed = toPacked(node, isInFunction);
    if (packed !== undefined && isPackable(packed.text)) {
      found.push({ ...packed, start: node.getStart(), end: node.end });
      return;
    }
    ts.forEachChild(node, (child) => look(child, isInFunction || ts.isFunctionLike(node)));
  };
  ts.forEachChild(root, (child) => look(child, false));
  return found;
}

/** The code of a part, in which more is to be put in once all texts are packed. */
function toOpenPart({ body, unpacksNothing }) {
  const file = ts.createSourceFile("part.js", body, ts.ScriptTarget.Latest, true);
  const literals = unpacksNothing ? [] : literalsIn(file);
  return { body, literals, texts: [...new Set(literals.map(({ text }) => text))] };
}

/** The part with the packed texts in the place of its own. */
function closePart({ body, literals, texts }, packed) {
  if (literals.length === 0) return body;
  const names = texts.map((_, at) => `text$${at}`);
  let closed = `const [${names.join(", ")}] = part$texts().unpack(${JSON.stringify(packed)});\n`;
  let from = 0;
  for (const { start, end, text, make } of literals) {
    closed += `${body.slice(from, start)} ${make(names[texts.indexOf(text)])}`;
    from = end;
  }
  return closed + body.slice(from);
}

/**
 * Packs the texts of all parts together.
 *
 * @param {readonly { readonly body: string, readonly unpacksNothing: boolean }[]} parts the bodies of functions; of those that
 * run when the program is loaded, the texts stay
 * @returns {{ bodies: string[], begin: string }} the bodies in order, and code that must stand before them, which needs
 * `part$once` of the program
 */
export function textsAtNeed(parts) {
  const open = parts.map(toOpenPart);
  const { packed, unpacker } = packTexts(open.map(({ texts }) => texts));
  return {
    bodies: open.map((part, at) => closePart(part, packed[at])),
    begin: `const part$texts = part$once(${unpacker});`,
  };
}
