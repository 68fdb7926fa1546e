import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** A page of the documentation; `path` from the project's folder. */
export interface DocPage {
  readonly path: string;
  /** What stands between backticks in its lines, and what stands in its blocks of shell commands, line by line. */
  readonly code: readonly string[];
  /** The targets of its links, as written. */
  readonly links: readonly string[];
  /** What links to its headings name: `#the-rooms` leads to `the-rooms`. */
  readonly anchors: ReadonlySet<string>;
}

/** All pages that are written by hand: those of `docs/` and the ones in the folders that people look into. */
export function readDocs(): readonly DocPage[] {
  const pages = ["README.md", "CONTRIBUTING.md", "bench/README.md"];
  for (const name of readdirSync(path.join(root, "docs")).sort()) if (name.endsWith(".md")) pages.push(`docs/${name}`);
  return pages.map(readPage);
}

/** One page by its path from the project's folder. */
export function readPage(page: string): DocPage {
  const [prose, blocks] = splitBlocks(readFileSync(path.join(root, page), "utf8"));
  const commands = blocks.filter(({ language }) => /^(?:sh|bash)$/.test(language)).flatMap(({ lines }) => lines);
  const spans = [...prose.matchAll(/(`+)(.+?)\1/g)].map(([, , span = ""]) => span);
  // A link's text may be code, and code is no link.
  const plain = prose.replace(/(`+).+?\1/g, "code");
  const links = [...plain.matchAll(/\]\(([^)\s]+)\)|(?:href|src|srcset)="([^"]+)"/g)];
  return {
    path: page,
    code: [...spans, ...commands],
    links: links.map(([, inline, html]) => inline ?? html ?? ""),
    anchors: anchorsOf(prose),
  };
}

/** The text without its fenced blocks, and these. */
function splitBlocks(text: string): [string, { readonly language: string; readonly lines: string[] }[]] {
  const prose: string[] = [];
  const blocks: { readonly fence: string; readonly language: string; readonly lines: string[] }[] = [];
  let isOpen = false;
  for (const line of text.split("\n")) {
    const fence = /^ *(`{3,}|~{3,})(.*)$/.exec(line);
    const last = blocks.at(-1);
    if (isOpen && last !== undefined) {
      if (fence?.[1]?.startsWith(last.fence) === true && fence[2] === "") isOpen = false;
      else last.lines.push(line);
    } else if (fence === null) prose.push(line);
    else {
      blocks.push({ fence: fence[1] ?? "", language: (fence[2] ?? "").trim(), lines: [] });
      isOpen = true;
    }
  }
  return [prose.join("\n"), blocks];
}

/** As GitHub makes them of headings: small letters, blanks to hyphens, signs left out, a number behind the second. */
function anchorsOf(prose: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of prose.matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const said = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const anchor = said.replace(/[^\p{L}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
    let unique = anchor;
    for (let count = 1; anchors.has(unique); count++) unique = `${anchor}-${count}`;
    anchors.add(unique);
  }
  return anchors;
}
