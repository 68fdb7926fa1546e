// What Obsidian's declarations promise at run time: exports, and the members that plugins may use but need not write.
//   node test/workbench/support/read-declarations.mjs     writes workbench/page/obsidian/declared-members.json
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const require = createRequire(import.meta.url);
const OUTPUT = new URL("../../../workbench/page/obsidian/declared-members.json", import.meta.url);

/** Plugins that still run on apps older than this are none of ours. */
const FIRST = [1, 0, 0];

/**
 * Exports by name; for a class its own members, without optional and abstract ones (those are the plugin's to write),
 * and the version from which they are there, where that is 1.0.0 or later.
 * @returns {Record<string, Declared>}
 * @typedef {{ extends: string | null, members: string[], since?: string, newer?: Record<string, string> }} Declared
 */
export function readDeclarations() {
  const file = require.resolve("obsidian/obsidian.d.ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  /** @type {Record<string, Declared>} */
  const found = {};
  for (const node of source.statements) {
    if (!ts.canHaveModifiers(node) || !ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
      continue;
    const plain = { extends: null, members: [], ...sinceOf(node) };
    if (ts.isFunctionDeclaration(node) && node.name) found[node.name.text] ??= plain;
    else if (ts.isEnumDeclaration(node)) found[node.name.text] = plain;
    else if (ts.isVariableStatement(node)) {
      for (const { name } of node.declarationList.declarations) found[name.getText()] = plain;
    } else if (ts.isClassDeclaration(node) && node.name) found[node.name.text] = readClass(node);
  }
  return found;
}

/** @param {import("typescript").ClassDeclaration} node */
function readClass(node) {
  const parent =
    node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression.getText() ??
    null;
  const members = node.members.filter((member) => {
    if (!member.name || ("questionToken" in member && member.questionToken)) return false;
    const modifiers = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : [];
    return !modifiers.some(
      ({ kind }) => kind === ts.SyntaxKind.AbstractKeyword || kind === ts.SyntaxKind.StaticKeyword,
    );
  });
  /** @type {Record<string, string>} */
  const newer = {};
  // Of several signatures the oldest counts.
  for (const member of [...members].reverse()) {
    const name = member.name.getText();
    const { since } = sinceOf(member);
    if (since === undefined) delete newer[name];
    else newer[name] = since;
  }
  return {
    extends: parent,
    members: [...new Set(members.map((member) => member.name.getText()))].sort(),
    ...sinceOf(node),
    ...(Object.keys(newer).length > 0 && { newer: Object.fromEntries(Object.entries(newer).sort()) }),
  };
}

/**
 * What `@since` says.
 * @param {import("typescript").Node} node @returns {{ since?: string }}
 */
function sinceOf(node) {
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === "since");
  const [since] = /\d+\.\d+\.\d+/.exec(ts.getTextOfJSDocComment(tag?.comment) ?? "") ?? [];
  if (since === undefined) return {};
  const parts = since.split(".").map(Number);
  const differing = parts.findIndex((part, at) => part !== FIRST[at]);
  return differing >= 0 && (parts[differing] ?? 0) < (FIRST[differing] ?? 0) ? {} : { since };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(OUTPUT, `${JSON.stringify(readDeclarations(), null, 1)}\n`);
