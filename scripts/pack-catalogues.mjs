// Makes the sentences of the interface small: in the plugin, each key becomes a number, and the catalogue of a language
// one text that holds its sentences in the order of those numbers. A language that nobody speaks stays packed.
import { build } from "esbuild";
import { loadInstead } from "./load-instead.mjs";

const ENGLISH = "src/core/words/english.ts";
const CATALOGUES = /[\\/]src[\\/]core[\\/]words[\\/](?:english|languages[\\/]\w+)\.ts$/;
/** Between sentences, and between the forms of one; neither stands in any. */
const BETWEEN = "\n";
const BETWEEN_FORMS = "\t";

/** What a module of a catalogue exports, and under which name. */
async function read(path) {
  const { outputFiles } = await build({ entryPoints: [path], bundle: true, write: false, format: "esm" });
  const exported = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
  const [[name, catalogue]] = Object.entries(exported);
  return { name, catalogue };
}

/** `One note⇥one⇥Many notes⇥other` of a sentence with forms; a sentence without stays as it is. */
const toText = (message) =>
  typeof message === "string" ? message : Object.entries(message).flat().join(BETWEEN_FORMS);

/** The keys in the order of their numbers. */
const keysOf = async () => Object.keys((await read(ENGLISH)).catalogue);

/** Puts the packed catalogues in the place of those that stand in the sources. */
export const packedCatalogues = {
  name: "packed-catalogues",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    loadInstead(build, CATALOGUES, async ({ path }) => {
      const { name, catalogue } = await read(path);
      const texts = (await keysOf()).map((key) => toText(catalogue[key]));
      const contents = [
        'import { unpackCatalogue } from "./src/core/words/unpack-catalogue";',
        `export const ${name} = unpackCatalogue(${JSON.stringify(texts.join(BETWEEN))});`,
      ].join("\n");
      return { contents, loader: "js", resolveDir: process.cwd() };
    });
  },
};

/**
 * What puts numbers in the place of the keys in code. Each key must stand there as a text of its own: one that is put
 * together at run time would find no sentence.
 *
 * @returns {Promise<{ inCode: (code: string) => string, check: () => void }>} `check` throws when a key was met nowhere
 */
export async function shortKeys() {
  const places = new Map((await keysOf()).map((key, at) => [key, at]));
  const met = new Set();
  return {
    inCode: (code) =>
      code.replace(/(["'`])([a-z]+(?:\.[a-z\d-]+)+)\1/g, (text, _quote, key) => {
        const place = places.get(key);
        if (place === undefined) return text;
        met.add(key);
        return String(place);
      }),
    check: () => {
      const left = [...places.keys()].filter((key) => !met.has(key));
      if (left.length > 0) throw new Error(`No code asks for these sentences by their whole key: ${left.join(", ")}`);
    },
  };
}
