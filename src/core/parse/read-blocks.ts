import type {
  Heading,
  Html,
  List,
  ListItem,
  Node,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableCell,
} from "mdast";
import type { Item, Statement, TaskItem } from "../note/parsed-note";
import {
  isChoice,
  isOfMachine,
  recognizeAnswer,
  recognizeStatus,
  statusOfSymbol,
  type Recognition,
} from "../status/recognize";
import { categoryOf } from "../status/status";
import { toWords, type Vocabulary } from "../status/vocabulary";
import type { TextRange } from "../text/range";
import {
  flatten,
  indexBehind,
  linesOf,
  NO_TEXT,
  offsetOf,
  sliceFlat,
  sourceRangeOf,
  withoutCode,
  type FlatText,
} from "./flat-text";
import { readCountsSaid } from "./counts-said";
import { findDays } from "./days";
import { readDependencies } from "./dependencies";
import { readEffort } from "./effort";
import { inlineNodes } from "./inline-nodes";
import { readBlockId, readDates, readDuration, readItemFields, withoutFields, type ItemFields } from "./item-fields";
import {
  addFields,
  bracketedParts,
  isFieldLine,
  partsOf,
  readFieldCell,
  readLineFields,
  type FieldColumn,
} from "./line-fields";
import { findWikilinks, toMarkdownLink, type FoundLink } from "./link-scan";
import { findStatusCells } from "./html-table";
import { firstParagraph, readBox } from "./list-item";
import type { Coverage, ItemDraft, NoteBuilder, StatementDraft } from "./note-builder";
import {
  givesNothing,
  isStageTitle,
  namesNothing,
  phaseIdOf,
  readHeading,
  shortIdUnder,
  type HeadingParts,
} from "./phase-heading";
import { toPlainText } from "./plain-text";
import {
  isStatusKey,
  namesStatus,
  readInlineField,
  readKeyedStatus,
  readStatusLine,
  type StatusLine,
} from "./status-line";
import { isBareDegree, isTotal, readColumns, readStatusCell, type TableColumns } from "./status-table";
import { readMentions } from "./mentions";
import { readPeople, readTags } from "./people";
import { readPhaseCells } from "./phase-cells";
import { placeName, readFieldColumns, readRowNames, type RowNames } from "./row-name";
import { readStatedItem } from "./stated-item";
import { readStruck } from "./struck";
import { PlanSigns } from "./signs";
import type { Steps } from "./steps";
import { splitTitle } from "./title";

/** Where a block stands: inside which list item, and of what a status line in it speaks. */
interface Place {
  /** The nearest item around; null in a section's own text. */
  readonly item: number | null;
  /** What a statement is of; null when of the section. */
  readonly of: Statement["of"] | null;
  /** Whether headings open sections here; not in quotes and list items. */
  readonly isTop: boolean;
}

/** A block to be read, or something to be done when the ones before it are. */
type Step =
  | {
      readonly node: RootContent;
      readonly place: Place;
      readonly next: RootContent | undefined;
    }
  | (() => void);

const PROTOCOL =
  /\b(?:protocols?|algorithms?|two-phase|three-phase|2pc|consensus|handshake|protokoll|algorithmus|protocole|algorithme|protocolo|algoritmo|протокол|алгоритм)\b|协议|算法|アルゴリズム|프로토콜/i;
/** Headings over what one does with a thing again and again; their steps are no work to be done once. */
const PROCEDURE =
  /\b(?:(?:test|testing|reproduction|verification|manual) (?:steps?|procedures?|cases?|scripts?|flow)|steps to reproduce|how to reproduce|procedures?|tutorial|walkthrough|quick ?start|getting started|installation|how to use|usage|testschritte|testablauf|anleitung|ablauf|étapes de test|procédure|pasos de prueba|procedimiento|passos de teste|procedimento|procedura)\b|порядок проверки|инструкция|测试步骤|操作步骤|手順|절차/iu;
/** A guide by which something is built is a plan. */
const IMPLEMENTATION =
  /\b(?:implementation|implementing|development|umsetzung|implementierung|implémentation|implementación|implementação)\b/iu;
/**
 * Headings below which is said what is so of all around them. In lower case, as some others: with classes of letters an
 * expression that ignores case takes several times as long to compile, which is what small vaults wait for.
 */
const SUMMARY_HEADING =
  /^\P{L}*(?:executive |checkpoint |final |general )?(?:summary|conclusions?|overview|verdict|metadata|information|(?:document|project|general) (?:info|information|overview|details)|document control|zusammenfassung|fazit|(?:allgemeiner )?überblick|allgemeines|allgemeine informationen|résumé|conclusion|aperçu|vue d['’]ensemble|informations(?: générales)?|métadonnées|resumen|conclusión|conclusiones|visión general|información general|metadatos|información del (?:documento|proyecto)|resumo|conclusão|visão geral|informações(?: gerais)?|metadados|riepilogo|conclusione|conclusioni|panoramica|informazioni(?: generali)?|metadati|итоги|заключение|обзор|общая информация|общие сведения|метаданные|总结|總結|结论|概述|概览|概要|基本信息|文档信息|まとめ|概要|基本情報|요약|결론|개요|기본 정보)(?: (?:generale?|générale?|do projeto|del proyecto|du projet|del progetto|проекта))?\P{L}*$/u;
/** `完成日期：2026-03-02` says when. */
const DATE_HEADING = /[:：]\s*\d{4}[-/.年]\s?\d/;
/** Headings of what one does now and then, and titles of guides. */
const HOW_TO =
  /^\P{L}*(?:\d+[.)]?\s*)?(?:how to|adding|creating|setting up|installing|configuring|running|connecting|enabling|using|deploying)\b|\b(?:guide|handbook|manual|how-?to|instructions|leitfaden|handbuch|guía|guida|manuel|manuale)\P{L}*$|руководство|指南|教程|ガイド|가이드/u;
/** Titles of guides to setting something up, or using it. */
const GUIDE =
  /\b(?:set-?up|installation|user|usage|configuration|deployment|testing|quick ?start|operations?|admin|troubleshooting)\b.{0,20}\b(?:guide|manual|handbook|instructions)\P{L}*$|\b(?:installationsanleitung|benutzerhandbuch|anleitung|guide d['’](?:installation|utilisation)|guía de (?:instalación|uso|usuario|configuración)|guia de (?:instalação|uso|configuração)|guida (?:all['’](?:installazione|uso)|di configurazione))\b|руководство пользователя|инструкция по|使用指南|安装指南|部署指南|操作手册|配置指南|セットアップ|利用ガイド|手順書|설치 가이드|사용 가이드|설정 가이드/iu;
/** What makes a guide one to building something. */
const NO_GUIDE =
  /\b(?:plan|roadmap|milestones?|implementation|migration|phase|sprint|backlog|tasks?)\b|计划|計画|계획|план/iu;
const STEP = /^(?:step|schritt|étape|paso|passo|шаг|步骤|步驟|ステップ|스텝|단계)(?!\p{L})/iu;
const LEGEND_HEADING =
  /\b(?:legend|definitions?|meanings?|status (?:values|codes|labels|types|flow|workflow)|glossary|conventions|legende|légende|leyenda|legenda)\b|легенда|图例|圖例|凡例|범례/i;

/** A heading that is nothing but the plural of a key: what statuses there are. */
const STATES_HEADING =
  /^\P{L}*(?:statuses|states|statuts?|états|estados|stati|статусы|состояния|状态说明|状态定义|상태 정의)\P{L}*$/u;
/** Headings over what a thing supports, which is no work, however far it goes. */
const SUPPORT_HEADING =
  /\b(?:compatibility|support) (?:matrix|table|list)\b|\b(?:un|partially |not )?supported\b|^\P{L}*compatibility\P{L}*$|\b(?:kompatibilität|compatibilité|compatibilidad|compatibilidade|compatibilità)\b|совместимость|兼容性|互換性|호환성/iu;

/** A task with a box, in any list. */
const HAS_TASK = /^[ \t>]{0,40}(?:[-*+]|\d{1,9}[.)])[ \t]+\[[^\]\n]\][ \t]/m;
const FENCED = /^[ \t>]{0,40}(`{3,}|~{3,})[^]*?(?:^[ \t>]{0,40}\1|$(?![^]))/gm;
/** How far below a heading its tasks are looked for. */
const MAX_BELOW = 2000;
const PLAN =
  /\b(?:plan|roadmap|milestones?|backlog|sprint|epic|projektplan|piano|plano|jalon|meilenstein|fase)\b|план|计划|計画|路线图|계획/i;
/** Where a key may begin at the end of a heading. */
const KEY_AT_END = /(?:\s[|｜–—-]\s+|\s*[([（])(?=[^()[\]|｜]{2,30}[:：][^()[\]|｜]{2,60}[)\]）]?\s*$)/u;

/** Without any of these a text has neither days nor people nor a priority. */
const MAY_GIVE = /[\d@:：🔺⏫🔼🔽⏬]|priority/iu;

const LEADING_PICTURE = /^(\p{Extended_Pictographic})/u;

/** More keys than this in bold are no line of fields. */
const MAX_KEYS = 8;
const NO_COLUMNS: TableColumns = { status: null, phaseWord: null, isYesNo: false };
/** Another key behind this one: `**Owner:** Ada | **Status:** done`. */
const KEY_AHEAD = /^[\p{L} ]{2,30}\s*[:：]/u;
const SEPARATOR = /\s*(?:[|·•]|\s[-–—]\s*$)/;
const NO_WORDS: readonly string[] = [];
const NO_BOX = { symbol: null, symbolRange: null } as const;

/** A row of a table that is being read. */
interface Row {
  readonly range: TextRange;
  readonly cells: readonly { readonly cell: TableCell; readonly flat: FlatText }[];
  /** The cells without marks. */
  readonly texts: readonly string[];
}

/** A block takes some hundredths of a millisecond. */
const BLOCKS_A_STEP = 16;

const TOP: Place = { item: null, of: null, isTop: true };

/**
 * Walks the blocks of a slice in the order of its text and tells the builder what it finds.
 *
 * @param visible the slice's text, with what is hidden in it blanked
 */
export function readBlocks(blocks: readonly RootContent[], visible: string, builder: NoteBuilder): Steps<void> {
  return new BlockReader(visible, builder, builder.context.vocabulary, 0).read(blocks);
}

/** Whether each heading of level 1 among the blocks names a stage of work. */
export function readStageTitles(
  blocks: readonly RootContent[],
  visible: string,
  vocabulary: Vocabulary,
): readonly boolean[] {
  return blocks.flatMap((block) => {
    if (block.type !== "heading" || block.depth !== 1) return [];
    return [phaseIdOf(toPlainText(flatten(block.children, visible).text), vocabulary) !== null];
  });
}

class BlockReader {
  /** A work list instead of recursion: lists and quotes may nest deeper than the stack allows. */
  readonly #steps: Step[] = [];
  readonly #signs: PlanSigns;
  /** Whether the heading of a section is a status key. */
  readonly #keySections = new Map<number, boolean>();

  constructor(
    readonly visible: string,
    readonly builder: NoteBuilder,
    readonly vocabulary: Vocabulary,
    readonly shift: number,
  ) {
    this.#signs = PlanSigns.of(vocabulary);
  }

  *read(blocks: readonly RootContent[]): Steps<void> {
    this.#plan(blocks, TOP);
    let done = 0;
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      if (typeof step === "function") step();
      else this.#readBlock(step.node, step.place, step.next);
      done += 1;
      if (done % BLOCKS_A_STEP === 0) yield;
    }
  }

  #plan(blocks: readonly RootContent[], place: Place): void {
    for (let i = blocks.length - 1; i >= 0; i--) {
      const node = blocks[i];
      if (node !== undefined) this.#steps.push({ node, place, next: blocks[i + 1] });
    }
  }

  #readBlock(node: RootContent, place: Place, next: RootContent | undefined): void {
    switch (node.type) {
      case "heading":
        this.#readHeading(node, place, next);
        return;
      case "paragraph":
        this.#readParagraph(node, place);
        return;
      case "list":
        this.#readList(node, place);
        return;
      case "table":
        this.#readTable(node, place);
        return;
      case "html":
        this.#readHtml(node, place);
        return;
      case "blockquote":
      case "footnoteDefinition":
        this.#plan(node.children, { ...place, isTop: false });
        return;
      default:
        return;
    }
  }

  #readHeading(node: Heading, place: Place, next: RootContent | undefined): void {
    const flat = this.#flatten(node.children);
    const range = this.#rangeOf(node);
    if (!place.isTop) {
      this.#collectLinks(node.children, range, place.item, { kind: "nothing" });
      return;
    }
    const plain = toPlainText(flat.text);
    const section = this.builder.openSection(plain, node.depth, range.from, this.#endOfLine(range));
    const around = this.builder.subjectAbove(section);
    this.#collectLinks(node.children, range, null, { kind: "section", section });
    if (namesNothing(plain, this.vocabulary) && (this.builder.isNoteHead(section) || !this.#opensWithStatus(next))) {
      if (!givesNothing(plain, this.vocabulary)) this.#addGiver(flat, { kind: "section", section });
      return;
    }
    const isUnderlined = this.builder.source.charAt(range.from) !== "#";
    const said = isUnderlined ? null : readStatusLine(flat.text, this.vocabulary);
    if (said !== null) {
      this.#addStatement(flat, said, around);
      return;
    }
    const isKey =
      isStatusKey(plain, this.vocabulary) ||
      namesStatus(plain) ||
      SUMMARY_HEADING.test(plain.toLowerCase()) ||
      DATE_HEADING.test(plain);
    if (isStatusKey(plain, this.vocabulary)) this.#readAnswer(next, around);
    const hasKey = this.#readKeyInHeading(flat, this.#sectionSubject(section));
    const parts = this.#readParts(plain, section);
    // A status below the note's own title is the note's, and makes no phase of it.
    const isTitle = this.builder.isNoteHead(section);
    const isStated = parts.status !== null || hasKey || this.#opensWithStatus(next);
    if (
      isTitle
        ? isStageTitle(plain, this.vocabulary)
        : parts.isPhase || hasKey || (!isKey && this.#opensWithStatus(next))
    ) {
      // The phases of a protocol are parts of a text, unless a state of work is given.
      if (!isStated && this.#isOfProtocol(section, parts.id, range)) return;
      this.#addPhase(parts, flat, range, section);
    } else this.#addGiver(flat, { kind: "section", section });
  }

  /** What a line that is no item says of the items below it. */
  #addGiver(flat: FlatText, coverage: Coverage): void {
    if (!MAY_GIVE.test(flat.text)) return;
    const fields = this.#fieldsOf(flat.text, withoutCode(flat));
    for (const part of [...partsOf(flat), ...bracketedParts(flat.text)]) {
      addFields(fields, readLineFields(part, this.builder.context));
    }
    const { priority, dates, people } = fields;
    if (priority === null && people.length === 0 && Object.keys(dates).length === 0) return;
    const line = this.builder.lines.lineAt(offsetOf(flat, 0));
    this.builder.givers.push({ line, coverage, priority, dates, people });
  }

  /** A heading taken apart; below `Sprints`, `S3: Storage` is one. */
  #readParts(plain: string, section: number): HeadingParts {
    const parts = readHeading(plain, this.vocabulary);
    if (parts.isPhase) return parts;
    const [, ...around] = this.builder.headingsFrom(section);
    for (const heading of around) {
      const id = shortIdUnder(plain, heading, this.vocabulary);
      if (id !== null) return { ...parts, id, isPhase: true };
    }
    return parts;
  }

  /** `## Sails (status: blocked)`, `## Mast | Status: done`: a key that a heading ends with. */
  #readKeyInHeading(flat: FlatText, of: StatementDraft["of"]): boolean {
    const start = KEY_AT_END.exec(flat.text);
    if (start === null) return false;
    const part = sliceFlat(flat, start.index + start[0].length, flat.text.replace(/[\])）\s]+$/, "").length);
    const said = readKeyedStatus(part.text, this.vocabulary);
    if (said === null || recognizeStatus(part.text.slice(said.from, said.to), this.vocabulary) === null) return false;
    this.#addStatement(part, { ...said, needsKnownValue: true }, of);
    return true;
  }

  #addPhase(parts: HeadingParts, flat: FlatText, range: TextRange, section: number): void {
    const plain = toPlainText(flat.text);
    const around = this.builder.sections[section]?.parent ?? null;
    const fields = this.#fieldsOf(plain, withoutCode(flat), plain);
    const statusRange = parts.raw === null ? null : findRaw(flat, parts.raw, plain.startsWith(parts.title));
    const index = this.builder.addItem({
      kind: "phase",
      form: "heading",
      statusRange,
      ...(parts.raw === null || statusRange === null ? {} : this.#writtenUnlike(parts.raw, statusRange)),
      line: this.builder.lines.lineAt(range.from),
      range,
      text: plain,
      title: parts.title,
      description: "",
      ...fields,
      // What stands in brackets in a heading is how long it takes: `(2 weeks)`.
      effortHours: readEffort(plain),
      dates: { ...readDuration(plain), ...fields.dates },
      // `Wave W01` is that wave, and does not name it.
      mentions: fields.mentions.filter((mention) => parts.id?.endsWith(mention) !== true),
      id: parts.id,
      status: parts.status?.status ?? null,
      reason: parts.status?.reason ?? null,
      raw: parts.raw,
      section,
      end: this.builder.items.length + 1,
      parent: this.builder.enclosingPhase(around),
    });
    const draft = this.builder.sections[section];
    if (draft !== undefined) draft.phase = index;
    const lead = LEADING_PICTURE.exec(plain)?.[1];
    if (lead === undefined) return;
    const isSign = this.vocabulary.signs.has(lead);
    if (isSign && parts.raw !== lead) return;
    this.builder.leads.push({ item: isSign ? index : null, section, plain });
  }

  /**
   * Whether a heading is part of a text about a protocol: not where a plan is about one, or tasks stand below it. The
   * steps of a procedure are, whatever it is part of.
   */
  #isOfProtocol(section: number, id: string | null, { to }: TextRange): boolean {
    const [, ...around] = this.builder.headingsFrom(section);
    const above = around[0] ?? "";
    const isStep =
      STEP.test(id ?? "") &&
      !PLAN.test(above) &&
      ([PROCEDURE, PROTOCOL, HOW_TO].some((kind) => kind.test(above.toLowerCase())) || isOfGuide(around)) &&
      !IMPLEMENTATION.test(above);
    if (
      !isStep &&
      (!around.some((heading) => PROTOCOL.test(heading)) || around.some((heading) => PLAN.test(heading)))
    ) {
      return false;
    }
    const below = this.visible.slice(to, to + MAX_BELOW);
    const end = /\n {0,3}#{1,6}[ \t]/.exec(below)?.index ?? below.length;
    return !HAS_TASK.test(below.slice(0, end).replace(FENCED, ""));
  }

  /** Whether what stands here says what statuses there are. */
  #isOfLegend(): boolean {
    const heading = this.builder.sections[this.builder.section]?.heading ?? "";
    return LEGEND_HEADING.test(heading) || STATES_HEADING.test(heading.toLowerCase());
  }

  /** Whether a table says what a thing supports: where rows are planned or waited for, it is of work. */
  #isOfSupport(rows: readonly (readonly string[])[], { status }: TableColumns): boolean {
    if (status === null) return false;
    const around = this.builder.headingsFrom(this.builder.section);
    if (!around.some((heading) => SUPPORT_HEADING.test(heading)) || around.some((heading) => PLAN.test(heading))) {
      return false;
    }
    return !rows.some((row) => {
      const said = recognizeStatus(row[status] ?? "", this.vocabulary)?.status;
      return said === "todo" || said === "review" || said === "blocked";
    });
  }

  /** What stands alone below the heading `Status`. */
  #readAnswer(next: RootContent | undefined, of: StatementDraft["of"]): void {
    if (next?.type !== "paragraph") return;
    const flat = this.#flatten(next.children);
    const recognition = recognizeAnswer(flat.text, this.vocabulary);
    if (recognition === null || readStatusLine(flat.text, this.vocabulary) !== null) return;
    const isState = recognition.whole || isWholeState(flat.text, this.vocabulary);
    const isSigned = this.vocabulary.signs.has([...flat.text][0] ?? "");
    const isShort = (isState || isSigned) && !flat.text.includes("\n") && flat.text.length <= MAX_ANSWER;
    if (!isShort && !this.#opensWithAnswer(flat.text)) return;
    const said = { key: "status", from: 0, to: flat.text.length, needsKnownValue: true };
    this.#addStatement(flat, said, of);
  }

  /** `Accepted — built in the spring`, `Superseded by ADR-9`: the state, and then what there is to say of it. */
  #opensWithAnswer(text: string): boolean {
    if (text.length > MAX_EXPLAINED) return false;
    const clause = ANSWER_CLAUSE.exec(text)?.[1];
    if (clause !== undefined && recognizeStatus(clause, this.vocabulary)?.whole === true) return true;
    const decision = ANSWER_BY.exec(text)?.[1];
    return decision !== undefined && isWholeState(decision, this.vocabulary);
  }

  /** Whether the block below a heading opens with a status line, which makes the heading a phase. */
  #opensWithStatus(next: RootContent | undefined): boolean {
    const outer = next?.type === "blockquote" ? next.children[0] : next;
    const isList = outer?.type === "list" && outer.ordered !== true;
    const item = isList ? outer.children[0] : undefined;
    const block = item === undefined ? outer : typeof item.checked === "boolean" ? undefined : item.children[0];
    if (block?.type !== "paragraph" || !this.#signs.inLine(this.#written(block))) return false;
    return linesOf(this.#flatten(block.children)).some((line, i, lines) => {
      if (isKeyAlone(lines[i - 1]?.text ?? "", this.vocabulary)) {
        return recognizeAnswer(line.text, this.vocabulary)?.whole === true;
      }
      const said = readStatusLine(line.text, this.vocabulary) ?? readUncoloned(line, 0, this.vocabulary);
      if (said === null) return false;
      const value = line.text.slice(said.from, said.to);
      const isUnderstood = (said.needsKnownValue ? recognizeStatus : recognizeAnswer)(value, this.vocabulary) !== null;
      // A list may be of anything, or tell of one day: there the key must be one for a status alone, its value known.
      if (isList) return isUnderstood && !said.needsKnownValue && !/\d/.test(line.text.slice(0, said.from));
      if (isUnderstood) return true;
      return !said.needsKnownValue && !isOfMachine(value) && !isChoice(value, this.vocabulary);
    });
  }

  #readParagraph(node: Paragraph, place: Place): void {
    const { item } = place;
    if (item === null && this.#isProse(this.#written(node))) return;
    const range = this.#rangeOf(node);
    this.#readLines(linesOf(this.#flatten(node.children)), place.of);
    const coverage: Coverage = item === null ? { kind: "nothing" } : { kind: "only", item };
    this.#collectLinks(node.children, range, item, coverage);
  }

  /** Whether a text states nothing, and nothing of it is wanted for the phase that it stands in. */
  #isProse(written: string): boolean {
    const phase = this.builder.sections[this.builder.section]?.phase ?? null;
    return phase === null && !this.#signs.inLine(written);
  }

  /** A node's text as it is written. */
  #written(node: Node): string {
    const { from, to } = this.#rangeOf(node);
    return this.visible.slice(from, to);
  }

  /** Statements and stated efforts in lines of text that speak of `of`, or of the section where it is null. */
  #readLines(lines: readonly FlatText[], of: StatementDraft["of"] | null): void {
    lines.forEach((line, i) => {
      const subject = of ?? this.#sectionSubject(this.builder.section);
      this.#readLineFields(line, subject);
      const before = lines[i - 1];
      if (before !== undefined && isKeyAlone(before.text, this.vocabulary)) this.#readBelowKey(line, subject);
      else this.#readStatement(line, subject);
    });
  }

  /** `In progress` below the line `Status:`. */
  #readBelowKey(line: FlatText, of: StatementDraft["of"]): void {
    if (line.text.length > MAX_ANSWER || recognizeAnswer(line.text, this.vocabulary)?.whole !== true) return;
    this.#addStatement(line, { key: "status", from: 0, to: line.text.trimEnd().length, needsKnownValue: true }, of);
  }

  /** The status that a line states, with its key at the beginning or after other keys in bold. */
  #readStatement(line: FlatText, of: StatementDraft["of"]): void {
    const opening = /^\[!\w+\][+-]?\s*/.exec(line.text)?.[0].length ?? 0;
    const bold = line.runs.filter((run) => run.mark === "strong" && run.from > opening).map((run) => run.from);
    const starts = [...bold, ...fieldStarts(line.text, opening)].sort((a, b) => a - b).slice(0, MAX_KEYS);
    for (const start of [opening, ...starts]) {
      const end = starts.find((next) => next > start && KEY_AHEAD.test(line.text.slice(next))) ?? line.text.length;
      const part = sliceFlat(line, start, end);
      const said =
        start === opening ? readStatusLine(part.text, this.vocabulary) : readKeyedStatus(part.text, this.vocabulary);
      if (said === null) continue;
      if (start !== opening && !bold.includes(start) && this.vocabulary.stages.has(said.key)) continue;
      const cut = SEPARATOR.exec(part.text.slice(said.from))?.index;
      const isShared = starts.length > 0 && cut !== undefined && cut > 0;
      if (this.#addStatement(part, isShared ? { ...said, to: said.from + cut } : said, of)) return;
    }
    this.#addStatement(line, readUncoloned(line, opening, this.vocabulary), of);
  }

  /** Adds what a line says, where its value can be one; whether it did. */
  #addStatement(line: FlatText, said: StatusLine | null, of: StatementDraft["of"]): boolean {
    if (said === null) return false;
    const { to } = said;
    const from = behindStruck(line, said.from, to);
    const value = line.text.slice(from, to);
    if (/^(["“„«'‘]).*["”“»'’]$/.test(value) || DESCRIPTION.test(value)) return false;
    const code = line.runs.find((run) => run.mark === "code" && run.from <= from && from < run.to);
    // With its key in the code span it is an example.
    if (code !== undefined && code.from < from) return false;
    const isAnswer = !said.needsKnownValue || said.key === "status";
    const recognition = (isAnswer ? recognizeAnswer : recognizeStatus)(value, this.vocabulary);
    if (recognition === null && (isOfMachine(value) || isChoice(value, this.vocabulary))) return false;
    // A value in a code span is a command or a name: `**Status:** \`./run status\``.
    if (recognition === null && (said.needsKnownValue || code !== undefined)) return false;
    const day = findDays(line.text.slice(0, from), this.vocabulary, this.builder.context.years)[0]?.day;
    this.#pushStatement(sourceRangeOf(line, from, to), value, recognition, of, day);
    return true;
  }

  #pushStatement(
    range: TextRange,
    value: string,
    recognition: Recognition | null,
    of: StatementDraft["of"],
    day?: string,
  ): void {
    const raw = toPlainText(value);
    this.builder.statements.push({
      ...(day === undefined ? {} : { day }),
      line: this.builder.lines.lineAt(range.from),
      range,
      raw,
      ...this.#writtenUnlike(raw, range),
      status: recognition?.status ?? "unknown",
      reason: recognition?.reason ?? "not in the vocabulary",
      of,
      in: "text",
    });
  }

  /** How something stands in the note, where that is not how it reads. */
  #writtenUnlike(raw: string, { from, to }: TextRange): { readonly written?: string } {
    const written = this.builder.source.slice(from, to);
    return written === raw ? {} : { written };
  }

  #sectionSubject(section: number): StatementDraft["of"] {
    if (this.builder.isNoteHead(section)) return { kind: "note" };
    // Below the heading `Status` is said what is so of what that heading stands in.
    return this.#isKeySection(section) ? this.builder.subjectAbove(section) : { kind: "section", section };
  }

  #isKeySection(section: number): boolean {
    let isKey = this.#keySections.get(section);
    if (isKey === undefined) {
      const heading = this.builder.sections[section]?.heading ?? "";
      isKey = isStatusKey(heading, this.vocabulary) || SUMMARY_HEADING.test(heading.toLowerCase());
      this.#keySections.set(section, isKey);
    }
    return isKey;
  }

  /** What a line says of the item or phase that it stands under, besides its status. */
  #readLineFields(flat: FlatText, of: StatementDraft["of"]): void {
    const item = this.#itemOf(of);
    if (item === undefined) return;
    this.#addParts(item, partsOf(flat));
    const line = toPlainText(flat.text);
    item.counts ??= readStatusLine(line, this.vocabulary) === null ? null : readCountsSaid(line);
  }

  /** The item or phase that is spoken of; undefined where it is neither. */
  #itemOf(of: StatementDraft["of"]): ItemDraft | undefined {
    const index =
      of.kind === "item" ? of.item : of.kind === "section" ? (this.builder.sections[of.section]?.phase ?? null) : null;
    return index === null ? undefined : this.builder.items[index];
  }

  #addParts(item: ItemDraft, parts: readonly string[]): void {
    for (const part of parts) addFields(item, readLineFields(part, this.builder.context));
  }

  /**
   * What stands in the text of an item, flat as in the note: what a link shows is no tag.
   *
   * @param spoken the same without what stands in code spans, where nobody is named
   */
  #fieldsOf(
    flat: string,
    spoken: string,
    text = toPlainText(flat),
  ): ItemFields & Pick<Item, "people" | "tags" | "dependencies" | "mentions" | "counts"> {
    // Named one by one, as copying an object costs more than reading most texts.
    const { id, priority, effortHours, dates: all } = readItemFields(text, this.builder.context);
    // What stands in code is most likely an example: it counts where nothing else says such a day.
    const dates = spoken === flat ? all : { ...all, ...readDates(toPlainText(spoken), this.builder.context) };
    return {
      id,
      priority,
      effortHours,
      dates,
      people: spoken.includes("@") || spoken.includes("::") ? readPeople(toPlainText(spoken)) : NO_WORDS,
      tags: spoken.includes("#") ? readTags(spoken.replace(/\[\[[^[\]\n]*\]\]/g, "")) : NO_WORDS,
      dependencies: readDependencies(flat),
      mentions: readMentions(text),
      counts: readCountsSaid(text),
    };
  }

  #readList(node: List, place: Place): void {
    // Beside boxes, an item without one is meant to be neither open nor done.
    const isBoxed = node.children.some(hasBox);
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child !== undefined) this.#steps.push(() => this.#readListItem(child, place, isBoxed));
    }
  }

  #readListItem(node: ListItem, place: Place, isBoxed: boolean): void {
    const range = this.#rangeOf(node);
    const paragraph = firstParagraph(node);
    const opening = paragraph === null ? { from: range.from, to: range.from } : this.#rangeOf(paragraph);
    const box = readBox(node, this.visible, range.from, opening.to);
    const rest = paragraph === null ? node.children : node.children.slice(1);
    if (box === null && place.item === null && this.#isPlainItem(paragraph, rest)) {
      const of = { kind: "list-item", line: this.builder.lines.lineAt(range.from) } as const;
      this.#plan(rest, { item: null, of, isTop: false });
      return;
    }
    const flat = paragraph === null ? null : this.#flatten(paragraph.children);
    if (box !== null && paragraph !== null && flat !== null) {
      const text = sliceFlat(flat, indexBehind(flat, box.end));
      const index = this.#addTask(text, { from: range.from, to: opening.to }, place, {
        symbol: box.symbol,
        symbolRange: box.symbolRange,
        status: statusOfSymbol(box.symbol, this.vocabulary),
        reason: `box “${box.symbol}”${this.vocabulary.legend.has(box.symbol) ? ", by the note’s legend" : ""}`,
        raw: `[${box.symbol}]`,
      });
      this.#readUnderItem(index, paragraph, linesOf(text), rest);
      return;
    }
    const struck = flat === null ? null : readStruck(flat);
    if (struck !== null && paragraph !== null) {
      const index = this.#addTask(struck.text, { from: range.from, to: opening.to }, place, {
        ...NO_BOX,
        status: this.#statusOfStruck(),
        reason: "struck out",
        raw: null,
      });
      this.#readBehindStruck(index, toPlainText(struck.after.text), struck.after);
      this.#readUnderItem(index, paragraph, [], rest);
      return;
    }
    if (!isBoxed && !this.#isOfLegend() && paragraph !== null && flat !== null) {
      if (this.#readStatedItem(flat, range, paragraph, rest, place)) return;
    }
    this.#readPlainItem(node, paragraph, flat, rest, place);
  }

  /** Whether a list item is no item of the plan, states nothing, and has no link for what stands under it. */
  #isPlainItem(paragraph: Paragraph | null, rest: readonly RootContent[]): boolean {
    if (paragraph === null) return true;
    const written = this.#written(paragraph);
    const isStruck = written.indexOf("~") !== written.lastIndexOf("~");
    if (isStruck || this.#signs.mayStateItself(written) || !this.#isProse(written)) return false;
    return rest.length === 0 || !(/[[`]/.test(written) || MAY_GIVE.test(written));
  }

  /** A list item without a box that states what it is at its end or beginning; false when it does not. */
  #readStatedItem(
    flat: FlatText,
    { from }: TextRange,
    paragraph: Paragraph,
    rest: readonly RootContent[],
    place: Place,
  ): boolean {
    const [first, ...more] = linesOf(flat);
    if (first === undefined || readStatusLine(first.text, this.vocabulary) !== null) return false;
    const stated = readStatedItem(first, this.vocabulary);
    if (stated === null) return false;
    const { recognition } = stated;
    if (isBareFigure(first.text.slice(stated.from, stated.to)) && !this.#isOfProgress()) return false;
    const said = first.text.slice(stated.from, stated.to);
    const index = this.#addTask(stated.title, { from, to: this.#rangeOf(paragraph).to }, place, {
      ...NO_BOX,
      status: recognition.status,
      reason: recognition.reason,
      raw: toPlainText(said),
    });
    const of = { kind: "item", item: index } as const;
    this.#pushStatement(sourceRangeOf(first, stated.from, stated.to), said, recognition, of);
    this.#readUnderItem(index, paragraph, [NO_TEXT, ...more], rest);
    return true;
  }

  /** Whether a bare percentage says how far work has come here: below `Progress`, not below `Quality`. */
  #isOfProgress(): boolean {
    const heading = this.builder.sections[this.builder.section]?.heading ?? "";
    return toWords(heading).some(({ text }) => this.vocabulary.keys.has(text));
  }

  #addTask(
    flat: FlatText,
    range: TextRange,
    place: Place,
    state: Pick<TaskItem, "symbol" | "symbolRange" | "status" | "reason" | "raw">,
  ): number {
    const text = toPlainText(flat.text);
    const named = this.#withoutKeyedLines(flat);
    const { title, description } = splitTitle(named, named === flat ? text : undefined);
    const fields = this.#fieldsOf(flat.text, withoutCode(flat), text);
    const closed = categoryOf(state.status) === "closed" ? this.#closingDay(text) : undefined;
    const index = this.builder.addItem({
      kind: "task",
      source: this.builder.lines.lineText(this.builder.lines.lineAt((state.symbolRange ?? range).from)),
      line: this.builder.lines.lineAt(range.from),
      range,
      text,
      title: withoutFields(title, flat.text),
      description: withoutFields(description, flat.text),
      priority: fields.priority,
      effortHours: fields.effortHours,
      dates: fields.dates,
      people: fields.people,
      tags: fields.tags,
      dependencies: fields.dependencies,
      mentions: fields.mentions,
      counts: fields.counts,
      symbol: state.symbol,
      symbolRange: state.symbolRange,
      status: state.status,
      reason: state.reason,
      raw: state.raw,
      id: fields.id ?? this.#stageIdOf(title) ?? readBlockId(text),
      section: this.builder.section,
      end: this.builder.items.length + 1,
      parent: place.item,
    });
    if (closed !== undefined) {
      this.builder.addDates(index, state.status === "cancelled" ? { cancelled: closed } : { done: closed });
    }
    return index;
  }

  /** `Task 0.1: Sand`, `Phase 2 – Paint`: the stage that a task is; steps and tasks are counted anew in each list. */
  #stageIdOf(title: string): string | null {
    if (title.length > MAX_KEY_WITH_DASH * 4 || !/\d/.test(title) || !isStageTitle(title, this.vocabulary)) return null;
    const id = phaseIdOf(title, this.vocabulary);
    return id !== null && (/\d\.\d/.test(id) || /^(?:phase|stage|milestone|epic|etapa|fase|этап|阶段)/iu.test(id))
      ? id
      : null;
  }

  /** An item's text up to the first line with a key: `Status: blocked` below it is no part of its title. */
  #withoutKeyedLines(flat: FlatText): FlatText {
    if (!flat.text.includes("\n")) return flat;
    const [first, ...more] = linesOf(flat);
    let end = first?.text.length ?? 0;
    for (const line of more) {
      if (readStatusLine(line.text, this.vocabulary) !== null || isFieldLine(line.text.trimEnd()))
        return sliceFlat(flat, 0, end);
      end += 1 + line.text.length;
    }
    return flat;
  }

  /** The day in brackets that something closed ends with: `- [x] Ship it (2026-02-17)`. */
  #closingDay(text: string): string | undefined {
    const said = /(?:\(([^()]{4,30})\)|\s[–—-]\s([^()–—]{4,20}))[\s.]*$/.exec(text.slice(-60));
    const day = said?.[1] ?? said?.[2];
    return day === undefined ? undefined : findDays(day, this.vocabulary, this.builder.context.years)[0]?.day;
  }

  /** The day, the people and tags, and the id that stand behind what is struck out. */
  #readBehindStruck(index: number, text: string, after: FlatText): void {
    const item = this.builder.items[index];
    const { vocabulary, years } = this.builder.context;
    const day = findDays(text, vocabulary, years)[0]?.day;
    if (item === undefined) return;
    if (day !== undefined) this.builder.addDates(index, { [item.status === "cancelled" ? "cancelled" : "done"]: day });
    const { people, tags } = this.#fieldsOf(after.text, withoutCode(after), text);
    if (people.length > 0) item.people = [...new Set([...item.people, ...people])];
    if (tags.length > 0) item.tags = [...new Set([...item.tags, ...tags])];
    item.id ??= readBlockId(` ${text}`);
  }

  /** What is struck out is done, unless a heading above says that such things were cancelled. */
  #statusOfStruck(): "done" | "cancelled" {
    const isCancelled = this.builder
      .headingsFrom(this.builder.section)
      .some((heading) => recognizeStatus(heading, this.vocabulary)?.status === "cancelled");
    return isCancelled ? "cancelled" : "done";
  }

  #readUnderItem(
    index: number,
    paragraph: Paragraph,
    [first, ...more]: readonly FlatText[],
    rest: readonly RootContent[],
  ): void {
    const of = { kind: "item", item: index } as const;
    // The line itself is the item's text, where “Status: POR” is only spoken of; a field in brackets is none of it.
    if (first !== undefined) {
      this.#addStatement(first, readInlineField(first.text), of);
      const item = this.builder.items[index];
      if (item !== undefined) this.#addParts(item, [...partsOf(first).slice(1), ...bracketedParts(first.text)]);
    }
    this.#readLines(more, of);
    this.#collectLinks(paragraph.children, this.#rangeOf(paragraph), index, { kind: "item", item: index });
    this.#steps.push(() => {
      this.builder.closeItem(index);
    });
    this.#plan(rest, { item: index, of, isTop: false });
  }

  /** A list item that is no item of the plan: its first line may state the status of what it hangs under. */
  #readPlainItem(
    node: ListItem,
    paragraph: Paragraph | null,
    flat: FlatText | null,
    rest: readonly RootContent[],
    place: Place,
  ): void {
    const line = this.builder.lines.lineAt(this.#rangeOf(node).from);
    const of: Statement["of"] = { kind: "list-item", line };
    if (flat !== null) {
      const [first, ...more] = linesOf(flat);
      if (first !== undefined) this.#readLines([first], place.of);
      this.#readLines(more, of);
    }
    const start = this.builder.items.length;
    const found = paragraph === null ? [] : this.#findLinks(paragraph.children, this.#rangeOf(paragraph));
    this.#steps.push(() => {
      const run = { start, end: this.builder.items.length };
      const own: Coverage = place.item === null ? { kind: "nothing" } : { kind: "only", item: place.item };
      const hasItems = run.end > run.start;
      const item = hasItems ? null : place.item;
      const coverage: Coverage = hasItems ? { kind: "run", run } : own;
      this.#addLinks(found, item, coverage);
      if (hasItems && flat !== null) this.#addGiver(flat, coverage);
      if (paragraph !== null) this.#addRefs(paragraph.children, item, coverage);
    });
    this.#plan(rest, { item: place.item, of, isTop: false });
  }

  /** Tables of keys and values in HTML, as proposals open with. */
  #readHtml(node: Html, place: Place): void {
    const { from } = this.#rangeOf(node);
    for (const { start, value } of findStatusCells(node.value, this.vocabulary)) {
      const recognition = recognizeStatus(value, this.vocabulary);
      if (recognition === null) continue;
      const range = { from: from + start, to: from + start + value.length };
      // Inside quotes the value's offsets are not the note's.
      if (this.builder.source.slice(range.from, range.to) !== value) continue;
      this.#pushStatement(range, value, recognition, place.of ?? this.#sectionSubject(this.builder.section));
    }
  }

  /** Rows such as `| Status | Accepted |` of a table of keys and values. */
  #readKeyValues(rows: readonly (readonly FlatText[])[], place: Place): void {
    for (const [key, value, ...more] of rows) {
      if (key === undefined || value === undefined || more.length > 0) continue;
      const item = this.#itemOf(place.of ?? this.#sectionSubject(this.builder.section));
      if (item !== undefined) this.#addParts(item, [`${key.text}: ${value.text}`]);
      if (!isStatusKey(toPlainText(key.text), this.vocabulary)) continue;
      const said = { key: "status", from: 0, to: value.text.trimEnd().length, needsKnownValue: true };
      this.#addStatement(value, said, place.of ?? this.#sectionSubject(this.builder.section));
    }
  }

  /** Row by row: first all are flattened, as the columns show in all together. */
  #readTable(node: Table, place: Place): void {
    // Cells beyond the header's are no part of the table. Source: the GFM spec, “Tables”.
    const width = node.children[0]?.children.length ?? 0;
    const rows: Row[] = [];
    this.#steps.push(() => {
      this.#readRows(rows, place);
    });
    for (let i = node.children.length - 1; i >= 0; i--) {
      const row = node.children[i];
      if (row === undefined) continue;
      this.#steps.push(() => {
        const cells = row.children.slice(0, width).map((cell) => ({ cell, flat: this.#flatten(cell.children) }));
        rows.push({ range: this.#rangeOf(row), cells, texts: cells.map(({ flat }) => toPlainText(flat.text)) });
      });
    }
  }

  #readRows([head, ...body]: readonly Row[], place: Place): void {
    const header = head?.texts ?? [];
    const rows = body.map(({ texts }) => texts);
    const found = this.#isOfLegend() ? NO_COLUMNS : readColumns(header, rows, this.vocabulary);
    const columns = this.#isOfSupport(rows, found) ? NO_COLUMNS : found;
    const keys = readFieldColumns(header);
    if (columns.status === null && columns.phaseWord === null) {
      this.#readKeyValues(
        [...(head === undefined ? [] : [head]), ...body].map(({ cells }) => cells.map(({ flat }) => flat)),
        place,
      );
    }
    const isTracked = columns.status !== null || columns.phaseWord !== null;
    const isPlain = columns.status !== null && columns.phaseWord === null;
    const names = isPlain ? readRowNames(header, rows, columns.status, keys) : null;
    for (const { range, cells, texts } of [...body].reverse()) {
      this.#steps.push(() => {
        const isItem = isTracked && !isTotal(texts);
        const index = isItem ? this.#addRow(texts, columns, range, cells, header, keys, names, place) : null;
        this.#readCells(cells, index);
      });
    }
  }

  /** The links in the cells of a row; `index` is the item that the row is, or null. */
  #readCells(cells: Row["cells"], index: number | null): void {
    const coverage: Coverage = index === null ? { kind: "nothing" } : { kind: "only", item: index };
    cells.forEach(({ cell }, column) => {
      const links = this.#findLinks(cell.children, this.#rangeOf(cell));
      const first = this.builder.links.length;
      this.#addLinks(links, index, coverage);
      this.#addRefs(cell.children, index, coverage);
      const item = index === null ? undefined : this.builder.items[index];
      if (column === 0 && links.length === 1 && item?.kind === "row" && isWholeCell(cells[0]?.flat, links[0])) {
        item.tracks = first;
      }
    });
  }

  #addRow(
    texts: readonly string[],
    columns: ReturnType<typeof readColumns>,
    range: TextRange,
    cells: Row["cells"],
    header: readonly string[],
    keys: readonly (FieldColumn | null)[],
    names: RowNames | null,
    place: Place,
  ): number {
    const first = texts[0] ?? "";
    const phaseId =
      columns.phaseWord === null ? null : (phaseIdOf(first, this.vocabulary) ?? toPhaseId(columns.phaseWord, first));
    const { name, id: idAt, isNamed } = placeName(names, texts, columns.status, phaseId, keys);
    const title = texts[name] ?? "";
    const others = cells.filter((_, column) => column !== columns.status && !(isNamed && column === name));
    const named = isNamed ? cells[name] : undefined;
    // What a row is called goes before what it is sorted by.
    const said = named === undefined ? others : [named, ...others];
    const written = said.map(({ flat }) => flat.text).join(CELL_END);
    const isMarked = said.some(({ flat }) => flat.runs.length > 0);
    const spoken = isMarked ? said.map(({ flat }) => withoutCode(flat)).join(CELL_END) : written;
    const fields = this.#fieldsOf(written, spoken);
    keys.forEach((key, column) => {
      const cell = cells[column]?.flat.text ?? "";
      if (key === null || column === columns.status || cell === "") return;
      addFields(fields, readFieldCell(key, cell, this.builder.context));
    });
    const line = this.builder.lines.lineAt(range.from);
    const { section } = this.builder;
    const isSaid = (i: number): boolean => (isNamed ? i !== name && i !== idAt : i > name) && i !== columns.status;
    const description = texts.filter((cell, i) => cell !== "" && isSaid(i)).join(" · ");
    const id = phaseId ?? (idAt === null ? fields.id : (texts[idAt] ?? null));
    const end = this.builder.items.length + 1;
    if (columns.status === null) {
      const stated = readPhaseCells(header, texts, name, this.vocabulary);
      const { column } = stated;
      const cell = column === null ? undefined : cells[column];
      const said =
        cell === undefined
          ? null
          : column === name
            ? findRaw(cell.flat, stated.raw ?? "", false)
            : this.#contentRange(cell);
      return this.builder.addItem({
        kind: "phase",
        form: "row",
        line,
        range,
        text: title,
        title: stated.title ?? title,
        description,
        ...fields,
        id,
        status: stated.status,
        reason: stated.reason,
        raw: stated.raw,
        statusRange: said,
        ...(said === null ? {} : this.#writtenUnlike(stated.raw ?? "", said)),
        section,
        end,
        parent: this.builder.enclosingPhase(),
      });
    }
    const stated = withoutStruck(cells[columns.status]);
    const raw = stated === undefined ? "" : toPlainText(stated.flat.text);
    const cell = readStatusCell(raw, columns.isYesNo, this.vocabulary);
    const statusRange = stated === undefined ? { from: range.to, to: range.to } : this.#contentRange(stated);
    const inStatus = readMentions(raw);
    // One by one: rows are many, and an object that is put together of others takes more than reading it.
    return this.builder.addItem({
      kind: "row",
      line,
      range,
      text: title,
      title,
      description,
      id,
      priority: fields.priority,
      effortHours: fields.effortHours,
      dates: fields.dates,
      people: fields.people,
      tags: fields.tags,
      dependencies: fields.dependencies,
      mentions:
        fields.mentions.length + inStatus.length === 0
          ? NO_WORDS
          : [...new Set([...fields.mentions, ...inStatus])].filter((mention) => mention !== id),
      counts: fields.counts,
      section,
      end,
      isPhase: columns.phaseWord !== null,
      status: cell?.status ?? "unknown",
      reason: cell?.reason ?? (raw === "" ? "an empty cell" : "not in the vocabulary"),
      raw,
      statusRange,
      ...this.#writtenUnlike(raw, statusRange),
      parent: place.item,
      tracks: null,
    });
  }

  /** Where the content of a cell stands; of an empty one the place for it, behind the pipe and a blank. */
  #contentRange({ cell, flat }: Row["cells"][number]): TextRange {
    if (flat.text !== "") return sourceRangeOf(flat, 0, flat.text.length);
    const { from, to } = this.#rangeOf(cell);
    const gap = /^\|?[ \t]?/.exec(this.visible.slice(from, to))?.[0].length ?? 0;
    return { from: from + gap, to: from + gap };
  }

  #flatten(content: readonly PhrasingContent[]): FlatText {
    return flatten(content, this.visible, this.shift);
  }

  #rangeOf(node: Node): TextRange {
    const start = (node.position?.start.offset ?? 0) + this.shift;
    const stop = (node.position?.end.offset ?? 0) + this.shift;
    return { from: start, to: Math.max(start, stop) };
  }

  #collectLinks(content: readonly PhrasingContent[], range: TextRange, item: number | null, coverage: Coverage): void {
    this.#addLinks(this.#findLinks(content, range), item, coverage);
    this.#addRefs(content, item, coverage);
  }

  /** Where the first line of a stretch ends, without blanks. */
  #endOfLine({ from, to }: TextRange): number {
    const end = this.visible.indexOf("\n", from);
    return from + this.visible.slice(from, end === -1 ? to : Math.min(end, to)).trimEnd().length;
  }

  #findLinks(content: readonly PhrasingContent[], range: TextRange): readonly FoundLink[] {
    const hidden: TextRange[] = [];
    const links: FoundLink[] = [];
    for (const node of inlineNodes(content)) {
      if (node.type === "inlineCode" || node.type === "html") hidden.push(this.#rangeOf(node));
      if (node.type === "link") {
        const link = toMarkdownLink(node.url, this.#flatten(node.children).text, false, this.#rangeOf(node));
        if (link !== null) links.push(link);
      }
      if (node.type === "image") {
        const link = toMarkdownLink(node.url, node.alt ?? "", true, this.#rangeOf(node));
        if (link !== null) links.push(link);
      }
    }
    const wikilinks = findWikilinks(this.visible, range, hidden);
    return [...links, ...wikilinks].sort((a, b) => a.range.from - b.range.from);
  }

  #addLinks(found: readonly FoundLink[], item: number | null, coverage: Coverage): void {
    // What counts for nothing is of no use to a plan.
    if (coverage.kind === "nothing" && item === null) return;
    for (const link of found) {
      this.builder.links.push({ ...link, line: this.builder.lines.lineAt(link.range.from), item, coverage });
    }
  }

  #addRefs(content: readonly PhrasingContent[], item: number | null, coverage: Coverage): void {
    if (coverage.kind === "nothing" && item === null) return;
    for (const node of inlineNodes(content)) {
      if (node.type !== "inlineCode" || !/^[^`\n]+\.md$/i.test(node.value)) continue;
      const range = this.#rangeOf(node);
      this.builder.refs.push({ path: node.value, line: this.builder.lines.lineAt(range.from), range, item, coverage });
    }
  }
}

/** Whether a text is a state, with nothing besides but a day or what stands in brackets. */
function isWholeState(text: string, vocabulary: Vocabulary): boolean {
  const answer = text.replace(/\([^()]*\)|\d{4}-\d{2}-\d{2}|[\s.,:–—-]+$/g, "");
  return recognizeStatus(answer, vocabulary)?.whole === true;
}

/** What is longer below the heading `Status` is prose. */
const MAX_ANSWER = 60;
/** The same where the state is set off from what explains it. */
const MAX_EXPLAINED = 240;
/** A state, and what took its place or what it took the place of: `Accepted (2026-03-02), supersedes ADR-0003`. */
const ANSWER_BY =
  /^([^\n,.;:]{2,40}?),?\s+(?:by|in favou?r of|(?:and )?(?:superse|superce|repla|amend|obsolet)\p{L}+|durch|ersetzt|par|remplac\p{L}+|por|reemplaza\p{L}*|substitui\p{L}*|da|sostitui\p{L}*|на|заменя\p{L}+)\s[^\n]+$/iu;
const ANSWER_CLAUSE = /^([^\n]{2,40}?)(?:\s[–—-]\s|[.;](?=\s))/u;

/** What goes before another key in a line of fields: `Version: 2 | Status: draft`. */
const FIELD_AHEAD = /(?:\s[|·•]\s|\s?｜\s?|[,;.]\s)(?=\p{L}[\p{L} ]{1,30}[:：])/gu;
/** Between the cells of a row, so that what one ends and the next begins with is not taken together. */
const CELL_END = " | ";

/** Where fields begin behind the first, in a line that opens with a field. */
function fieldStarts(text: string, opening: number): readonly number[] {
  if (text.length > MAX_FIELDS || !KEY_AHEAD.test(text.slice(opening))) return [];
  return [...text.matchAll(FIELD_AHEAD)].map((match) => match.index + match[0].length);
}

/** A longer line is prose. */
const MAX_FIELDS = 400;

/** `**Status** In progress`, `Status — In progress`: a key without a colon, and nothing but a state behind it. */
function readUncoloned(line: FlatText, opening: number, vocabulary: Vocabulary): StatusLine | null {
  const strong = line.runs.find((run) => run.mark === "strong" && run.from === opening);
  const dash = /^[^–—:：-]{3,30}?\s[–—-]\s+/u.exec(line.text.slice(opening, opening + MAX_KEY_WITH_DASH))?.[0];
  const keyEnd = strong?.to ?? (dash === undefined ? undefined : opening + dash.length);
  if (keyEnd === undefined || keyEnd - opening > MAX_KEY_WITH_DASH) return null;
  const key = line.text.slice(opening, keyEnd);
  if (/[:：]/.test(key) || !isStatusKey(key, vocabulary)) return null;
  const gap = /^[\s–—-]+/.exec(line.text.slice(keyEnd))?.[0].length ?? 0;
  const [from, to] = [keyEnd + gap, line.text.trimEnd().length];
  const value = line.text.slice(from, to);
  if (value.length > MAX_ANSWER || recognizeStatus(value, vocabulary)?.whole !== true) return null;
  return { key: "status", from, to, needsKnownValue: true };
}

const MAX_KEY_WITH_DASH = 40;

/** `Status:` with nothing behind it. */
function isKeyAlone(line: string, vocabulary: Vocabulary): boolean {
  return line.length <= MAX_KEY_WITH_DASH && /[:：]\s*$/.test(line) && isStatusKey(line, vocabulary);
}

/** A cell without what is struck out at its beginning, where more stands behind it. */
function withoutStruck<Cell extends { readonly flat: FlatText }>(cell: Cell | undefined): Cell | undefined {
  if (cell === undefined || cell.flat.runs.length === 0) return cell;
  const { flat } = cell;
  const from = behindStruck(flat, 0, flat.text.trimEnd().length);
  return from === 0 ? cell : { ...cell, flat: sliceFlat(flat, from) };
}

/** Where a value begins behind what is struck out: `~~Proposed~~ Accepted`. */
function behindStruck(line: FlatText, from: number, to: number): number {
  const struck = line.runs.find((run) => run.mark === "delete" && run.from === from && run.to < to);
  if (struck === undefined) return from;
  return struck.to + (/^[\s→–—-]*/.exec(line.text.slice(struck.to, to))?.[0].length ?? 0);
}

/** Whether headings stand in a guide: its title says so, and none of them that it is of a plan. */
function isOfGuide(headings: readonly string[]): boolean {
  return GUIDE.test(headings[headings.length - 1] ?? "") && !headings.some((heading) => NO_GUIDE.test(heading));
}

/** What a field holds, in the words of a specification: `status: Current status of the order`. */
const DESCRIPTION =
  /^(?:the |its |an? )?(?:current|overall|initial|new|possible) (?:status|state|stage)\b(?! *:)|^(?:whether|one of|either|enum|string|boolean|estado actual|stato attuale|statut actuel|当前状态|現在の状態|현재 상태)(?![\p{L}:：])/iu;

/** A percentage or a share with nothing besides: `60%`, `0/28`. */
function isBareFigure(said: string): boolean {
  return isBareDegree(said) || /^\P{L}{0,4}\d+\s?\/\s?\d+\P{L}*$/u.test(said);
}

function isWholeCell(flat: FlatText | undefined, link: FoundLink | undefined): boolean {
  if (flat === undefined || link === undefined) return false;
  const range = sourceRangeOf(flat, 0, flat.text.length);
  return link.range.from <= range.from && range.to <= link.range.to;
}

/**
 * Where a heading states its status.
 *
 * @param isBehind whether the title stands before it
 */
function findRaw(flat: FlatText, raw: string, isBehind: boolean): TextRange | null {
  const at = isBehind ? flat.text.lastIndexOf(raw) : flat.text.indexOf(raw);
  return at === -1 || raw === "" ? null : sourceRangeOf(flat, at, at + raw.length);
}

function toPhaseId(word: string, cell: string): string | null {
  if (/^v\.?\d+(?:\.\d+)*[a-z]?$/i.test(cell)) return cell;
  return /^\d+(?:\.\d+)*[a-z]?(?:[-–]\d+)?$/i.test(cell) ? `${word} ${cell}` : null;
}

function hasBox(item: ListItem): boolean {
  return item.checked !== null && item.checked !== undefined;
}
