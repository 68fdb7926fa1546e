import { findSection, toHeadingKey } from "../../links/subpath";
import { folderOf, joinPath, nameOf } from "../../links/path";
import type { NoteLink, NoteRef, ParsedNote } from "../../note/parsed-note";
import type { TextRange } from "../../text/range";
import type { FindingDraft, FindingFix, FindingPlace } from "../finding";
import { isSameName, NearNames } from "../near-names";
import type { Rule, RuleInput } from "../rule";
import { noteName, quoted } from "../say";
import { say } from "../../words/say";

/**
 * A link of the plan leads to a note, heading, block or file that is not there; or only to a note that happens to be
 * called so, where Obsidian finds none. A link that counts for no item may lead to a note that is still to be written, but
 * not to a heading that a note does not have.
 */
export const brokenLink: Rule = {
  name: "broken-link",
  severity: "warning",
  check: (input) => [
    ...input.note.links.flatMap((link) => checkLink(input, link)),
    ...input.note.refs.flatMap((ref) => checkRef(input, ref)),
  ],
};

/** Links that a program will fill in, and addresses of a web site or of what is not listed. */
const NO_LINK = /\{\{|<%|\$\{|[?*]|^~|(?:^|\/)(?:\.[^./]|node_modules(?:\/|$))/;

function checkLink(input: RuleInput, link: NoteLink): readonly FindingDraft[] {
  const { note, vault } = input;
  if (NO_LINK.test(link.linkpath) || NO_LINK.test(link.subpath)) return [];
  const target = vault.resolve(link);
  if (target.isSoft) return [softLink(input, link, target.path)];
  if (!target.isResolved) return isOfPlan(link) && isToNote(link, input.path) ? [missingNote(input, link)] : [];
  // Only where it matters what stands there: whatever is asked for is looked at again when it changes.
  if (link.subpath === "") return [];
  const there = target.path === input.path ? note : vault.note(target.path);
  if (there === undefined || hasSubpath(there, link)) return [];
  return missingPart(input, link, target.path, there);
}

/** Whether a link counts for items. */
function isOfPlan({ item, covers }: Pick<NoteLink, "item" | "covers">): boolean {
  return item !== null || covers.end > covers.start;
}

/** A Markdown link may also lead to a folder, out of the vault, or to a page of a web site. */
function isToNote({ kind, linkpath }: NoteLink, source: string): boolean {
  if (kind === "wikilink") return linkpath !== "";
  if (linkpath.startsWith("/") || joinPath(folderOf(source), linkpath) === null) return false;
  return /\.[a-z0-9]{1,8}$/i.test(linkpath);
}

function softLink(input: RuleInput, link: NoteLink, target: string): FindingDraft {
  const written = linkpathTo(input, target, link.linkpath);
  const fix = toFix(input, link, written, shownIn(input.note, link));
  const message = say("finding.only-called", { link: quoted(link.linkpath), name: quoted(written) });
  return toDraft(link, message, [toPlace(target)], fix);
}

function toDraft(
  link: NoteLink,
  message: string,
  related: FindingDraft["related"],
  fix: FindingFix | null,
): FindingDraft {
  const { line, range } = link;
  return { line, range, message, quote: quoteLink(link), related, ...(fix === null ? {} : { fix }) };
}

const toPlace = (path: string): FindingPlace => ({ path, line: 0, quote: noteName(path) });

/** What keeps the words of a link on the page; empty where its place does not tell how that is written. */
function shownIn({ items, sections }: ParsedNote, link: NoteLink): string {
  const { kind, embed, alias, subpath, linkpath, line } = link;
  if (kind === "markdown" || embed || alias !== null || subpath !== "") return "";
  const holder = items[link.item ?? -1];
  if (holder === undefined && !sections.some((section) => section.level > 0 && section.line === line)) return "";
  const isInTable = holder?.kind === "row" || (holder?.kind === "phase" && holder.form === "row");
  return `${isInTable ? "\\" : ""}|${linkpath}`;
}

function missingNote(input: RuleInput, link: NoteLink): FindingDraft {
  const near = nearestNotes(input, link.linkpath);
  const [only] = near;
  const isFile = link.kind === "markdown" && !/\.md$/i.test(link.linkpath);
  const fix =
    only === undefined || near.length > 1 || isFile ? null : toFix(input, link, linkpathTo(input, only, link.linkpath));
  return toDraft(link, sayMissing(isFile, link.linkpath, near), near.slice(0, 3).map(toPlace), fix);
}

function sayMissing(isFile: boolean, linkpath: string, paths: readonly string[]): string {
  const link = quoted(linkpath);
  if (paths.length === 0) return isFile ? say("finding.no-file", { link }) : say("finding.no-note", { link });
  const near = paths
    .map(noteNameOrPath([linkpath, ...paths]))
    .reduce((first, second) => say("finding.and", { first, second }));
  if (paths.length === 1) {
    return isFile ? say("finding.no-file-near", { link, near }) : say("finding.no-note-near", { link, near });
  }
  return isFile ? say("finding.no-file-nears", { link, near }) : say("finding.no-note-nears", { link, near });
}

/** The names of notes, or their paths where two of all are called the same. */
function noteNameOrPath(all: readonly string[]): (path: string) => string {
  const isUnique = new Set(all.map(noteName)).size === all.length;
  return (path) => quoted(isUnique ? noteName(path) : path);
}

/** The notes that are called nearly so, in whatever folder. */
function nearestNotes({ vault, path }: RuleInput, linkpath: string): readonly string[] {
  return vault.nearestNotes(linkpath).filter((near) => near !== path);
}

function missingPart(input: RuleInput, link: NoteLink, path: string, there: ParsedNote): readonly FindingDraft[] {
  const last = link.subpath.slice(link.subpath.lastIndexOf("#") + 1).trim();
  const isBlock = last.startsWith("^");
  const wanted = isBlock ? last.slice(1) : last;
  const parts = partsOf(there);
  const found = (isBlock ? parts.blocks : parts.headings).nearest(wanted);
  const near = found.length === 1 ? found[0] : undefined;
  // Anchors of web pages are made in ways that are not known here: signs may be left out, and blanks joined.
  if (link.kind === "markdown" && (near === undefined || isSameName(wanted, near))) return [];
  const fix =
    near === undefined || link.kind === "markdown" ? null : toPartFix(input, link, last, isBlock ? `^${near}` : near);
  const section = isBlock || near === undefined ? undefined : there.sections.find(({ heading }) => heading === near);
  const name = path === input.path ? null : quoted(noteName(path));
  const message = sayNoPart(isBlock, quoted(isBlock ? last : wanted), name, near);
  const place = { path, line: section?.line ?? 0, quote: section?.heading ?? noteName(path) };
  return [toDraft(link, message, [place], fix)];
}

/** @param note null for the one that the link stands in */
function sayNoPart(isBlock: boolean, part: string, note: string | null, found: string | undefined): string {
  if (found === undefined) {
    if (note === null) {
      return isBlock ? say("finding.no-block-here", { part }) : say("finding.no-heading-here", { part });
    }
    return isBlock ? say("finding.no-block", { part, note }) : say("finding.no-heading", { part, note });
  }
  const near = quoted(isBlock ? `^${found}` : found);
  if (note === null) {
    return isBlock
      ? say("finding.no-block-here-near", { part, near })
      : say("finding.no-heading-here-near", { part, near });
  }
  return isBlock
    ? say("finding.no-block-near", { part, note, near })
    : say("finding.no-heading-near", { part, note, near });
}

function hasSubpath(note: ParsedNote, { subpath, kind }: NoteLink): boolean {
  const last = subpath.slice(subpath.lastIndexOf("#") + 1).trim();
  if (last === "" || last.startsWith("page=")) return true;
  if (last.startsWith("^")) {
    return partsOf(note).blockIds.has(last.slice(1).toLowerCase());
  }
  const key = toHeadingKey(last);
  if (key === "") return true;
  // Of several headings in a row each must stand below the one before.
  const isOne = subpath.lastIndexOf("#") === 0;
  if (partsOf(note).headingKeys.has(key) && (isOne || findSection(note, subpath) !== null)) return true;
  return kind === "markdown" && slugsOf(note).has(last.toLowerCase().replace(/-\d+$/, ""));
}

/** What links into a note can lead to. */
interface Parts {
  readonly headingKeys: ReadonlySet<string>;
  /** In lower case. */
  readonly blockIds: ReadonlySet<string>;
  readonly headings: NearNames;
  readonly blocks: NearNames;
}

const knownParts = new WeakMap<ParsedNote, Parts>();

function partsOf(note: ParsedNote): Parts {
  let parts = knownParts.get(note);
  if (parts === undefined) knownParts.set(note, (parts = collectParts(note)));
  return parts;
}

function collectParts(note: ParsedNote): Parts {
  const headings = new NearNames((heading) => heading);
  const blocks = new NearNames((id) => id);
  for (const { heading } of note.sections) headings.add(heading);
  for (const id of note.blockIds) blocks.add(id);
  return {
    headingKeys: new Set(note.sections.map(({ heading }) => toHeadingKey(heading))),
    blockIds: new Set(note.blockIds.map((id) => id.toLowerCase())),
    headings,
    blocks,
  };
}

const knownSlugs = new WeakMap<ParsedNote, ReadonlySet<string>>();

/** The headings as web pages make anchors of them; a number at the end tells twins apart, and is left out. */
function slugsOf(note: ParsedNote): ReadonlySet<string> {
  let slugs = knownSlugs.get(note);
  if (slugs === undefined) {
    slugs = new Set(
      note.sections.flatMap(({ heading }) => {
        const slug = heading
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\p{M} _-]+/gu, "")
          .replace(/ /g, "-");
        return [slug, slug.replace(/-\d+$/, "")];
      }),
    );
    knownSlugs.set(note, slugs);
  }
  return slugs;
}

/** What says that a path is to be looked at: otherwise it may be what a task is going to make. */
const REFERS =
  /(?:^|[^\p{L}])(?:refs?|references?|see(?: also)?|cf|per|follow(?:ing)?|according to|as (?:in|described in)|siehe|vgl|voir|véase|ver|veja|vedi|см|参照|参见|详见|参考|참조)[\s.:：(]*$/iu;

/** A path in code that names a note in a folder which is there, but not the note; paths elsewhere speak of other places. */
function checkRef(input: RuleInput, ref: NoteRef): readonly FindingDraft[] {
  const { vault } = input;
  if (!isOfPlan(ref) || NO_LINK.test(ref.path) || !/^[^/.][^]*\//.test(ref.path)) return [];
  if (vault.find(ref.path).isResolved || !vault.hasFolder(folderOf(ref.path))) return [];
  const near = nearestNotes(input, ref.path);
  const text = ref.item === null ? "" : (input.note.items[ref.item]?.text ?? "");
  if (near.length === 0 && !REFERS.test(textBefore(text, ref.path))) return [];
  const link = quoted(ref.path);
  const names = near.map(quoted);
  return [
    {
      line: ref.line,
      range: ref.range,
      message:
        names.length === 0
          ? say("finding.no-file", { link })
          : say("finding.no-file-near", {
              link,
              near: names.reduce((first, second) => say("finding.or", { first, second })),
            }),
      quote: `\`${ref.path}\``,
      related: near.slice(0, 3).map(toPlace),
    },
  ];
}

/** What stands closely before a path in a text. */
function textBefore(text: string, path: string): string {
  const at = Math.max(0, text.indexOf(path));
  return text.slice(Math.max(0, at - 40), at);
}

/** A linkpath that leads to a note from here: relative where the writer's is, else the shortest. */
function linkpathTo({ vault, path }: RuleInput, target: string, written: string): string {
  if (/^\.\.?\//.test(written)) return relativePath(folderOf(path), target).replace(/\.md$/i, "");
  const withoutEnding = target.replace(/\.md$/i, "");
  const name = nameOf(withoutEnding);
  return vault.find(name).path === target ? name : withoutEnding;
}

function relativePath(folder: string, target: string): string {
  const from = folder === "" ? [] : folder.split("/");
  const to = target.split("/");
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  const up = from.slice(same).map(() => "..");
  return [...(up.length === 0 ? ["."] : up), ...to.slice(same)].join("/");
}

/** Puts another linkpath into the brackets. */
function toFix({ path, note }: RuleInput, link: NoteLink, linkpath: string, shown = ""): FindingFix | null {
  const at = linkpathRange(note, link);
  if (at === null || !(link.kind === "markdown" ? isPlain(linkpath) : isLinkable(linkpath))) return null;
  const insert = link.kind === "markdown" ? toUrl(linkpath, link.linkpath) : linkpath + shown;
  return {
    title: say("finding.link-to", { name: quoted(noteName(linkpath)) }),
    edits: [{ path, edits: [{ range: at, expected: link.linkpath, insert }] }],
  };
}

/** Puts another heading or block behind the last `#`. */
function toPartFix({ path, note }: RuleInput, link: NoteLink, last: string, part: string): FindingFix | null {
  const at = linkpathRange(note, link);
  const insert = part.startsWith("^")
    ? part
    : part
        .replace(/[#|^\\[\]%:]+/g, " ")
        .replace(/\s+/g, " ")
        .trim();
  if (at === null || insert === "" || !link.subpath.endsWith(last)) return null;
  const to = at.to + link.subpath.length;
  return {
    title: say("finding.link-to", { name: quoted(part) }),
    edits: [{ path, edits: [{ range: { from: to - last.length, to }, expected: last, insert }] }],
  };
}

/** Where the linkpath stands; null where blanks or escapes around it leave that open. */
function linkpathRange(note: ParsedNote, link: NoteLink): TextRange | null {
  const { kind, linkpath, subpath, alias, embed, range, item } = link;
  const written = range.to - range.from;
  const target = linkpath.length + subpath.length;
  const bare = 4 + (embed ? 1 : 0) + target + (alias?.length ?? 0);
  if (kind === "markdown") {
    const from = range.to - 1 - target;
    const isCertain = written === bare && isPlain(linkpath + subpath) && !/[% ]/.test(linkpath + subpath);
    return isCertain ? { from, to: from + linkpath.length } : null;
  }
  const from = range.from + (embed ? 3 : 2);
  const pipe = alias === null ? 0 : 1;
  // In the cell of a table the pipe is written `\|`.
  const isEscaped = pipe === 1 && item !== null && note.items[item]?.kind === "row" && written === bare + 2;
  return written === bare + pipe || isEscaped ? { from, to: from + linkpath.length } : null;
}

/** Whether a wikilink can name a path. Source: Obsidian's help, “Internal links”. */
function isLinkable(path: string): boolean {
  return !/[[\]|\\#^\0\r\n]|%%/.test(path) && path.trim() === path;
}

/** Whether a text stands in a Markdown link as it is read. */
function isPlain(text: string): boolean {
  return !/[[\]|\\#^<>()`*_&"\0\r\n]/.test(text) && text.trim() === text;
}

function toUrl(linkpath: string, before: string): string {
  const withEnding = /\.md$/i.test(before) ? `${linkpath}.md` : linkpath;
  return withEnding.replace(/%/g, "%25").replace(/ /g, "%20");
}

function quoteLink({ kind, linkpath, subpath, alias, embed }: NoteLink): string {
  const sign = embed ? "!" : "";
  if (kind === "markdown") return `${sign}[${alias ?? ""}](${linkpath}${subpath})`;
  return `${sign}[[${linkpath}${subpath}${alias === null ? "" : `|${alias}`}]]`;
}
