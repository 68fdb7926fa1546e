// Makes of the chunks that esbuild has split a program into a list of functions, of which each is one part of it.

const IMPORT = /^\s*import\s*(?:\{([^{}]*)\}\s*from\s*)?"([^"]+)";?/;
const EXPORT = /export\s*\{([^{}]*)\};?\s*$/;

/** The names between the braces of an import or export, as pairs of what stands before and after `as`. */
function* namesIn(list) {
  for (const entry of list.split(",")) {
    const [from, to = from] = entry.trim().split(/\s+as\s+/);
    if (from !== "") yield [from, to];
  }
}

/** A chunk's own code, what it imports of which other chunk, and what it exports; each name with its own name here. */
function readChunk(text) {
  const imports = [];
  let code = text;
  for (let found = IMPORT.exec(code); found !== null; found = IMPORT.exec(code)) {
    imports.push({ path: found[2], names: [...namesIn(found[1] ?? "")] });
    code = code.slice(found[0].length);
  }
  const end = EXPORT.exec(code);
  return { imports, exports: [...namesIn(end?.[1] ?? "")], code: end === null ? code : code.slice(0, end.index) };
}

/**
 * The functions. Each is given a function that gives what the one at a place of the list gave, which is called when that
 * is first asked for, and gives what its chunk exports. None uses anything outside of itself.
 *
 * @param {readonly import("esbuild").OutputFile[]} files the chunks, in one folder
 * @param {readonly string[]} entries the file names of what is asked for from outside
 * @returns {{ functions: string[], places: number[] }} with the places of the entries
 */
export function toFunctions(files, entries) {
  const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);
  const chunks = new Map(files.map(({ path, text }) => [nameOf(path), readChunk(text)]));
  const order = [];
  const visit = (name) => {
    if (order.includes(name)) return;
    const { imports } = chunks.get(name) ?? {};
    if (imports === undefined) throw new Error(`There is no chunk ${name}`);
    for (const { path } of imports) visit(nameOf(path));
    order.push(name);
  };
  for (const entry of entries) visit(entry);
  const functions = order.map((name) => {
    const { imports, exports, code } = chunks.get(name);
    const taken = imports
      .filter(({ names }) => names.length > 0)
      .map(({ path, names }) => {
        const pattern = names.map(([theirs, own]) => `${theirs}: ${own}`).join(", ");
        return `var { ${pattern} } = part$at(${order.indexOf(nameOf(path))});\n`;
      });
    const given = exports.map(([own, theirs]) => `${theirs}: ${own}`).join(", ");
    return `function (part$at) {\n${taken.join("")}${code}\nreturn { ${given} };\n}`;
  });
  return { functions, places: entries.map((entry) => order.indexOf(entry)) };
}
