import MarkdownIt from "markdown-it";
import { setIcon } from "../obsidian/icons";

type MarkdownItInstance = InstanceType<typeof MarkdownIt>;
type InlineState = Parameters<Parameters<MarkdownItInstance["inline"]["ruler"]["push"]>[1]>[0];
type CoreState = Parameters<Parameters<MarkdownItInstance["core"]["ruler"]["push"]>[1]>[0];

const markdown = createMarkdown();
const EXTERNAL = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Elements for a piece of Markdown, as the reading view shows it: internal links, tags, tasks, callouts. HTML in the note
 * stays text. Links keep `data-href` as written; tasks have `data-task` and `data-line` counted from the piece's start. [R 0.9.4]
 */
export function renderMarkdownToFragment(source: string): DocumentFragment {
  return toFragment(markdown.render(source));
}

/** As `renderMarkdownToFragment`, for the text of a table's cell: no blocks. */
export function renderInlineToFragment(source: string): DocumentFragment {
  return toFragment(markdown.renderInline(source));
}

function toFragment(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...[...parsed.body.childNodes].map((node) => document.adoptNode(node)));
  finishTasks(fragment);
  finishLinks(fragment);
  finishCallouts(fragment);
  return fragment;
}

function createMarkdown(): MarkdownItInstance {
  const md = new MarkdownIt({ html: false, linkify: true, breaks: true });
  md.inline.ruler.before("link", "wikilink", readWikilink);
  md.inline.ruler.push("tag", readTag);
  md.inline.ruler.before("emphasis", "highlight", readHighlight);
  md.inline.ruler.before("text", "comment", readComment);
  md.inline.ruler.before("text", "break", readBreak);
  md.core.ruler.push("tasks", markTasks);
  // The text rule would swallow `#`, `=` and `%` otherwise.
  md.inline.ruler.at("text", readPlainText);
  return md;
}

const SPECIAL = /[\n$%*_`[\]\\<>&~!{}:#=^|+@-]/;

function readPlainText(state: InlineState, silent: boolean): boolean {
  let at = state.pos;
  while (at < state.posMax && !SPECIAL.test(state.src[at] ?? "")) at++;
  if (at === state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, at);
  state.pos = at;
  return true;
}

function readWikilink(state: InlineState, silent: boolean): boolean {
  const match = /^(!?)\[\[([^[\]\n]+)\]\]/.exec(state.src.slice(state.pos));
  const inside = match?.[2];
  if (match === null || inside === undefined) return false;
  if (!silent) {
    const [target, alias] = splitAlias(inside);
    if (match[1] === "!") {
      const shown = alias ?? target;
      state.push("embed_open", "span", 1).attrs = [
        ["class", "internal-embed"],
        ["src", target],
        ["alt", shown],
      ];
      state.push("text", "", 0).content = shown;
      state.push("embed_close", "span", -1);
      state.pos += match[0].length;
      return true;
    }
    const open = state.push("link_open", "a", 1);
    open.attrs = [
      ["class", "internal-link"],
      ["data-href", target],
      ["href", target],
    ];
    state.push("text", "", 0).content = alias ?? target.split("#").filter(Boolean).join(" > ");
    state.push("link_close", "a", -1);
  }
  state.pos += match[0].length;
  return true;
}

function splitAlias(inside: string): [string, string?] {
  const pipe = inside.indexOf("|", 1);
  return pipe < 0 ? [inside] : [inside.slice(0, pipe).replace(/\\$/, "").trim(), inside.slice(pipe + 1).trim()];
}

function readTag(state: InlineState, silent: boolean): boolean {
  if (state.src[state.pos] !== "#" || /[\p{L}\p{N}_#&/]/u.test(state.src[state.pos - 1] ?? " ")) return false;
  const match = /^#[\p{L}\p{N}_/-]+/u.exec(state.src.slice(state.pos));
  if (match === null || !/[^\d#]/.test(match[0])) return false;
  if (!silent) {
    state.push("link_open", "a", 1).attrs = [
      ["class", "tag"],
      ["href", match[0]],
    ];
    state.push("text", "", 0).content = match[0];
    state.push("link_close", "a", -1);
  }
  state.pos += match[0].length;
  return true;
}

function readHighlight(state: InlineState, silent: boolean): boolean {
  const match = /^==(?=\S)([^\n]*?\S)==/.exec(state.src.slice(state.pos));
  if (match?.[1] === undefined) return false;
  if (!silent) {
    state.push("mark_open", "mark", 1);
    state.push("text", "", 0).content = match[1];
    state.push("mark_close", "mark", -1);
  }
  state.pos += match[0].length;
  return true;
}

/** `%%` comments are not shown. */
function readComment(state: InlineState): boolean {
  const match = /^%%[\s\S]*?%%/.exec(state.src.slice(state.pos));
  if (match === null) return false;
  state.pos += match[0].length;
  return true;
}

/** The one piece of HTML that a table's cell needs: a line break. */
function readBreak(state: InlineState, silent: boolean): boolean {
  const match = /^<br\s*\/?>/i.exec(state.src.slice(state.pos, state.pos + 8));
  if (match === null) return false;
  if (!silent) state.push("hardbreak", "br", 0);
  state.pos += match[0].length;
  return true;
}

function markTasks(state: CoreState): boolean {
  state.tokens.forEach((token, at) => {
    if (token.type !== "list_item_open") return;
    const inline = state.tokens[at + 2];
    const match = inline?.type === "inline" ? /^\[(.)\](?:\s+|$)/u.exec(inline.content) : null;
    token.attrSet("data-line", String(token.map?.[0] ?? 0));
    const first = inline?.children?.[0];
    if (match?.[1] === undefined || !inline || first === undefined) return;
    token.attrSet("data-task", match[1] === " " ? "" : match[1]);
    stripBox(inline.children ?? [], match[0]);
  });
  return true;
}

/** Takes the box off the text, which may lie in several tokens. */
function stripBox(tokens: { type: string; content: string }[], box: string): void {
  let left = box.length;
  for (const token of tokens) {
    if (left <= 0 || token.type !== "text") return;
    const cut = Math.min(left, token.content.length);
    token.content = token.content.slice(cut);
    left -= cut;
  }
}

function finishTasks(root: ParentNode): void {
  for (const item of root.querySelectorAll<HTMLElement>("li[data-task]")) {
    const mark = item.dataset["task"] ?? "";
    item.classList.add("task-list-item");
    item.classList.toggle("is-checked", mark !== "");
    item.closest("ul, ol")?.classList.add("contains-task-list");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.className = "task-list-item-checkbox";
    box.checked = mark !== "";
    box.toggleAttribute("checked", mark !== "");
    box.dataset["line"] = item.dataset["line"] ?? "0";
    (item.firstElementChild?.tagName === "P" ? item.firstElementChild : item).prepend(box);
  }
  for (const list of root.querySelectorAll("ul")) list.classList.add("has-list-bullet");
}

function finishLinks(root: ParentNode): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>("a:not(.internal-link):not(.tag)")) {
    const href = link.getAttribute("href") ?? "";
    if (EXTERNAL.test(href)) {
      link.classList.add("external-link");
      link.target = "_blank";
      link.rel = "noopener nofollow";
    } else {
      link.classList.add("internal-link");
      link.dataset["href"] = decode(href);
    }
  }
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

const CALLOUT_ICONS: Readonly<Record<string, string>> = {
  ...{ abstract: "clipboard-list", summary: "clipboard-list", tldr: "clipboard-list", info: "info" },
  ...{ todo: "circle-check", tip: "flame", hint: "flame", important: "flame", success: "check", check: "check" },
  ...{ done: "check", question: "circle-help", help: "circle-help", faq: "circle-help", warning: "triangle-alert" },
  ...{ caution: "triangle-alert", attention: "triangle-alert", failure: "x", fail: "x", missing: "x", danger: "zap" },
  ...{ error: "zap", bug: "bug", example: "list", quote: "quote", cite: "quote" },
};

function finishCallouts(root: ParentNode): void {
  for (const quote of root.querySelectorAll("blockquote")) {
    const first = quote.firstElementChild;
    const text = first?.firstChild;
    const match =
      text?.nodeType === Node.TEXT_NODE ? /^\[!([^\]|]+)[^\]]*\]([+-]?)[ \t]*/.exec(text.textContent ?? "") : null;
    if (!first || !text || match?.[1] === undefined) continue;
    text.textContent = (text.textContent ?? "").slice(match[0].length);
    const kind = match[1].trim().toLowerCase();
    const callout = document.createElement("div");
    callout.className = "callout";
    callout.dataset["callout"] = kind;
    callout.dataset["calloutFold"] = match[2] ?? "";
    const title = callout.appendChild(document.createElement("div"));
    title.className = "callout-title";
    const icon = title.appendChild(document.createElement("div"));
    icon.className = "callout-icon";
    setIcon(icon, CALLOUT_ICONS[kind] ?? "pencil");
    const inner = title.appendChild(document.createElement("div"));
    inner.className = "callout-title-inner";
    const parts = [...first.childNodes];
    const lineEnd = parts.findIndex((node) => node.nodeName === "BR");
    inner.append(...(lineEnd < 0 ? parts : parts.slice(0, lineEnd)));
    first.querySelector("br")?.remove();
    if (inner.textContent.trim() === "") inner.textContent = kind.charAt(0).toUpperCase() + kind.slice(1);
    const content = callout.appendChild(document.createElement("div"));
    content.className = "callout-content";
    if (first.textContent.trim() === "") first.remove();
    content.append(...quote.childNodes);
    quote.replaceWith(callout);
  }
}
