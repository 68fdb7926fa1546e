/**
 * Throws where a module could not be in a part of a program: esbuild wraps those that are asked for by a call, and
 * CommonJS, in functions of its own, which would have to be the same in all parts.
 *
 * @param {import("esbuild").Metafile["inputs"]} modules
 */
export function checkModules(modules) {
  for (const [path, { format, imports }] of Object.entries(modules)) {
    if (format === "cjs") throw new Error(`${path} is CommonJS, and cannot be in a part`);
    const called = imports.find(({ kind, external }) => kind !== "import-statement" && !external);
    if (called !== undefined) throw new Error(`${path} asks for ${called.path} by a call, which cannot be in a part`);
  }
}
