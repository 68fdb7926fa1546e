// What Obsidian's declarations promise at run time: exports, and the members that plugins may use but need not write.
//   node test/workbench/support/read-declarations.mjs     writes workbench/page/obsidian/declared-members.json
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const require = createRequire(import.meta.url);
const OUTPUT = new URL("../../../workbench/page/obsidian/declared-members.json", import.meta.url);

/**
 * Exports by name; for a class its own members, without optional and abstract ones (those are the plugin's to write).
 * @returns {Record<string, { extends: string | null, members: string[] }>}
 */
export function readDeclarations() {
  const file = require.resolve("obsidian/obsidian.d.ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  /** @type {Record<string, { extends: string | null, members: string[] }>} */
  const found = {};
  for (const node of source.statements) {
    if (!ts.canHaveModifiers(node) || !ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
      continue;
    if (ts.isFunctionDeclaration(node) && node.name) found[node.name.text] = { extends: null, members: [] };
    else if (ts.isEnumDeclaration(node)) found[node.name.text] = { extends: null, members: [] };
    else if (ts.isVariableStatement(node)) {
      for (const { name } of node.declarationList.declarations) found[name.getText()] = { extends: null, members: [] };
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
  return { extends: parent, members: [...new Set(members.map((member) => member.name.getText()))].sort() };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(OUTPUT, `${JSON.stringify(readDeclarations(), null, 1)}\n`);
