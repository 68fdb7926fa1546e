import { recognizeStatus, type Recognition } from "../status/recognize";
import { hasPhrase, toWords, type Vocabulary } from "../status/vocabulary";
import { toPattern } from "../text/any-of";
import { mayNameDay } from "./days";
import { MAY_NAME_OWNER } from "./people";
import { PRIORITY_NAMES } from "./priority";

/** A heading taken apart: what it names, and the status that it states at its end or beginning. */
export interface HeadingParts {
  /** The heading without its status. */
  readonly title: string;
  /** Whether it names a stage of work. */
  readonly isPhase: boolean;
  /** `Phase 2`, `Task 0.1`, `v3.1.0`; null where no number or letter is given. */
  readonly id: string | null;
  readonly status: Recognition | null;
  /** The status as written; null without one. */
  readonly raw: string | null;
}

/** After the word: a number, perhaps of a version; the next character ends it. */
const NUMBER_AFTER =
  /^s?\s*[-_:#№.]?\s*((?:v\d{1,3}-)?(?:v\.?\d+(?:\.\d+)*|[pm]?\d+(?:\.\d+)*[a-z]?)|[一二三四五六七八九十]{1,3})(?![\p{L}\p{N}])/iu;
/** Or a letter or Roman number, but only where a title or nothing follows: `Phase A: …`, not `Phase A tables`. */
const LETTER_AFTER = /^\s+([a-z](?=$|[:.)–—（]|\s+[-–—·•|([（])|[ivx]{2,4}(?=$|[\s:.)–—（]))/i;
/** Or a code of letters and numbers, likewise: `Wave W01 - …`, `Phase W01.P02: …`. */
const CODE_AFTER =
  /^\s+([A-Z]{1,3}-?\d{1,4}(?:[.-][A-Z]{0,3}\d{1,4}){0,3})(?=$|[:.)–—（]|\s+[-–—·•|([（\p{Extended_Pictographic}])/u;
/** Or a number in words: `Phase One: …`. */
const WORD_AFTER = /^\s+(one|two|three|four|five|six|seven|eight|nine|ten)(?=$|[:.)–—（(]|\s+[-–—([（])/i;
/** `第2阶段`, `3단계`: the number before the word, where there are no spaces. */
const NUMBER_BEFORE =
  /^第?\s*(\d+|[一二三四五六七八九十]{1,3})\s*([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+)/u;
const SHORT_STAGE = /^((?:[MP]|WP|AP)\d+(?:\.\d+)*)(?=$|[\s:.)–—-])/;
/** A stage named inside a title: `Hardening (Phase A-F)`. */
const STAGE_IN_BRACKETS = /[([（]\s*(\p{L}+)\s+(?:\d|[A-Z](?![\p{L}]))/u;

const LEADING_BOX = /^\[(.)\]\s+/u;
const TRAILING_BRACKET = /\s*[([（【]([^()[\]（）【】]{1,60})[)\]）】]\s*$/;
const TRAILING_DASH = /\s+[-–—|→]\s+(?![^()（）]{0,60}[)）])([^–—|→]{1,60})$/;
/** `(deferred to v2)`, `(blocked by Phase 0)`: a status and what it refers to. */
const QUALIFIED =
  /^(?:done|completed?|shipped|blocked|deferred|postponed|paused|cancelled|canceled|dropped|superseded|moved|skipped)\s+(?:to|by|on|until|in|for|since|as of|\d)/i;
const ORNAMENT = /^[\p{Extended_Pictographic}\ufe0f\u200d\s✓✔]$/u;
/** More signs than this at the end of a heading are a drawing. */
const MAX_ORNAMENT = 24;
/** More words than this after a sign are no status. */
const MAX_SAID = 60;

interface Stage {
  readonly word: string;
  readonly id: string | null;
}

/** What may stand before a stage: signs, a day, the number of the heading. */
const BEFORE_STAGE =
  /^[^\p{L}\p{N}]*(?:\d\ufe0f?\u20e3\s*|\d{4}-\d{2}-\d{2}\s*[-–—:]\s*|\d{1,2}[.)]\s+|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+)?/u;
/** What speaks about a stage, and is none: `Phase 1 summary`; but `Phase 1: Review` is one. */
const ABOUT_STAGE =
  /^\s+(?:summary|review|report|retrospective|recap|results|总结|總結|报告|報告|まとめ|요약|zusammenfassung|bericht|resumen|résumé|bilan|resumo|riepilogo|итоги)(?![\p{L}])/u;
/** What belongs to a stage, where nothing else stands behind: `Sprint 1 Definition of Done`. */
const PART_OF_STAGE =
  /^\s+(?:\p{Ll}+ )?(?:definition of done|dod|scope|boundary|boundaries|invariants|constraints|assumptions|non-goals|dependencies|deliverables|(?:acceptance|success|exit|entry|completion) criteria|success metrics|checklist|exit gate|goals?|objectives?|risks|timeline|overview|target|完成标准|验收标准|交付物|完了条件|成果物|완료 조건|산출물|abnahmekriterien|abhängigkeiten|critères d['’]acceptation|livrables|criterios de aceptación|entregables|critérios de aceite|entregáveis|criteri di accettazione|критерии)\P{L}*$/u;
/** `Phase X – [Title]` is a template. */
const TEMPLATE = /^\s+[xn](?![\p{L}\p{N}]).*[[<{]/iu;

/** The code of an issue before a stage: `F-03 Phase 2: Pumps`. */
const CODE_BEFORE = /^\p{Lu}{1,6}-\d{1,4}\s*[:–—-]?\s+(?=\p{L})/u;

/** The stage of work that a title opens with, perhaps behind a code. */
function readStage(title: string, vocabulary: Vocabulary): Stage | null {
  const opening = title.replace(BEFORE_STAGE, "");
  const stage = readStageAt(opening, vocabulary);
  const code = stage === null ? CODE_BEFORE.exec(opening)?.[0] : undefined;
  return code === undefined ? stage : readStageAt(opening.slice(code.length), vocabulary);
}

function readStageAt(opening: string, { stages }: Vocabulary): Stage | null {
  const words = toWords(opening.slice(0, 60), 2);
  for (const count of [2, 1]) {
    const last = words[count - 1];
    const word = words
      .slice(0, count)
      .map(({ text }) => text)
      .join(" ");
    if (last === undefined) continue;
    const stage = stages.has(word) ? word : stages.has(word.replace(/s$/, "")) ? word.replace(/s$/, "") : null;
    const joined = stage === null && count === 1 ? splitJoined(last.text, stages) : null;
    const after = opening.slice(joined === null ? last.to : last.from + joined.length);
    const name = stage ?? joined;
    if (name === null) continue;
    const number = NUMBER_AFTER.exec(after);
    const rest = number === null ? "" : after.slice(number[0].length).toLowerCase();
    if (TEMPLATE.test(after) || ABOUT_STAGE.test(rest) || PART_OF_STAGE.test(rest)) return null;
    const id =
      CODE_AFTER.exec(after)?.[1] ??
      number?.[1] ??
      LETTER_AFTER.exec(after)?.[1] ??
      WORD_AFTER.exec(after)?.[1] ??
      null;
    return { word: name, id: id === null ? null : toId(name, id) };
  }
  const before = NUMBER_BEFORE.exec(opening);
  if (before?.[1] !== undefined && before[2] !== undefined) {
    const named = [...stages].find((stage) => before[2]?.startsWith(stage));
    if (named !== undefined) return { word: named, id: toId(named, before[1]) };
  }
  return null;
}

/** `阶段一`: a stage and its number in one run of letters. */
function splitJoined(word: string, stages: ReadonlySet<string>): string | null {
  if (!/.[一二三四五六七八九十\d]/.test(word)) return null;
  return (
    [...stages].find((stage) => /^[一二三四五六七八九十\d]/.test(word.slice(stage.length)) && word.startsWith(stage)) ??
    null
  );
}

function toId(word: string, number: string): string {
  if (word === "target version") return number;
  const shown = /^[a-z]{3,}$/i.test(number) && !/^[ivx]+$/i.test(number) ? capitalized(number) : number.toUpperCase();
  return `${capitalized(word)} ${shown}`;
}

function capitalized(word: string): string {
  if (word.length < 3 && /[a-z]/.test(word)) return word.toUpperCase();
  return `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`;
}

/** A letter with a number, and a title behind a separator: `S3: Storage`, `T-012 – Bilge`. */
const SHORT_ID = /^[^\p{L}\p{N}]*((\p{Lu})[-_]?\d{1,3}(?:\.\d{1,2})*)(?=\s*[:：.)]|\s+[-–—]\s|$)/u;

/** What is nothing but a list of stages, whatever letter they go by. */
const ROADMAP =
  /\broad-?map\b|\bfeuille de route\b|\bplan de route\b|\bhoja de ruta\b|\btabella di marcia\b|\bfahrplan\b|дорожная карта|路线图|路線圖|ロードマップ|로드맵/iu;
/** Letters of questions, risks, requirements, decisions and goals. */
const OTHER_LETTER = /[QRDGOA]/;

/**
 * The id of a title below a heading that names such stages by their word: `S3` below `Sprints`, `T-012` below `Tasks`,
 * or that of a roadmap: `J0` below `Feuille de route`.
 *
 * @param around the heading that it stands under
 */
export function shortIdUnder(title: string, around: string, { stages }: Vocabulary): string | null {
  const [, id, letter] = SHORT_ID.exec(title) ?? [];
  if (id === undefined || letter === undefined) return null;
  if (ROADMAP.test(around) && !OTHER_LETTER.test(letter)) return id;
  const names = toWords(around.slice(0, 60)).some(
    ({ text }) => text.startsWith(letter.toLowerCase()) && (stages.has(text) || stages.has(text.replace(/s$/, ""))),
  );
  return names ? id : null;
}

const NAMED_WORDS =
  "epic|milestone|épica|épico|epica|meilenstein|hito|jalon|веха|эпик|里程碑|マイルストーン|エピック|마일스톤|에픽";
/** What is a stage even without a number, by its word and a name: `Epic: Harbour`. */
const NAMED_STAGE = new RegExp(`^[^\\p{L}\\p{N}]*(?:${NAMED_WORDS})\\s*[:：]\\s*\\S`, "iu");

/** A stage by its place among others: `Final Sprint`, `First milestone: Afloat`. */
const PLACED_STAGE =
  /^(?:final|last|first|second|third|fourth|fifth|erste[rs]?|zweite[rs]?|dritte[rs]?|letzte[rs]?|première?|premier|deuxième|seconde?|troisième|dernière?|dernier|primera?|segund[ao]|tercera?|terceir[ao]|última?|último|prim[ao]|second[ao]|terz[ao]|ultim[ao]|первый|второй|третий|последний|первая|вторая|третья)\s+(?:phase|sprint|milestone|wave|iteration|meilenstein|welle|jalon|vague|fase|etapa|hito|marco|onda|iterazione|traguardo|этап|фаза|спринт)(?=$|\s*[:：(（]|\s+[-–—]\s)/iu;

/** The id that a phase-like title opens with, in the case of a title; null when it opens with none. */
export function phaseIdOf(title: string, vocabulary: Vocabulary): string | null {
  const opening = title.replace(BEFORE_STAGE, "");
  return readStage(title, vocabulary)?.id ?? SHORT_STAGE.exec(opening)?.[1] ?? null;
}

/** Whether a title says nothing but a stage and, behind a separator, what it is: `Epic 4: Harbour`, not `Phase 2 plan`. */
export function isStageTitle(title: string, vocabulary: Vocabulary): boolean {
  const id = phaseIdOf(title, vocabulary);
  const number = id === null ? "" : id.slice(id.lastIndexOf(" ") + 1);
  const at = title.toUpperCase().indexOf(number.toUpperCase());
  return id !== null && at !== -1 && /^\s*(?:$|[:.)·•|]|[-–—]\s|\()/.test(title.slice(at + number.length));
}

/** What may stand around the word: `Sub-sprint`, `Phase #`. */
const COLUMN_FRAME = /^sub-?(?=\p{L})|\s*(?:#|№|n[or]\.?)$/giu;

/** The word of a column header that makes the rows phases, such as `Phase`; null when it is another header. */
export function phaseColumnWord(header: string, { phaseColumns }: Vocabulary): string | null {
  const written = header.trim().replace(COLUMN_FRAME, "");
  const word = written.toLowerCase();
  const isPhase = phaseColumns.has(word) || phaseColumns.has(word.replace(/s$/, ""));
  return isPhase ? written.replace(/s$/i, "") : null;
}

/**
 * Takes a heading's plain text apart.
 *
 * @example readHeading("Phase 0: Foundation (current)", …) // id "Phase 0", title "Phase 0: Foundation", status active
 * @example readHeading("Task 0.1: Emit events ⏳", …)      // id "Task 0.1", status todo
 */
export function readHeading(plain: string, vocabulary: Vocabulary): HeadingParts {
  if (!maySayMore(plain, vocabulary)) return { title: plain, isPhase: false, id: null, status: null, raw: null };
  const box = LEADING_BOX.exec(plain);
  const text = box === null ? plain : plain.slice(box[0].length);
  const id = phaseIdOf(text, vocabulary);
  if (box !== null) {
    const status = recognizeStatus(box[0].trim(), vocabulary);
    return { title: text, isPhase: true, id, status, raw: box[0].trim() };
  }
  const split =
    splitTrailing(text, id, vocabulary) ??
    (id === null ? null : splitBeforeTime(text, id, vocabulary)) ??
    splitMiddle(text, id, vocabulary) ??
    splitLeading(text, id, vocabulary) ??
    splitMark(text, vocabulary);
  if (id === null && split !== null && MARK.test(text)) {
    const marked = phaseIdOf(split.title, vocabulary);
    return { id: marked, isPhase: marked !== null, ...split };
  }
  const isStaged = id !== null || isNamedStage(text) || (split !== null && namesStage(text, vocabulary));
  if (!isStaged && split !== null && saysInFull(split, vocabulary)) {
    const numbered = NUMBERED.exec(split.title);
    if (numbered !== null) return { id: numbered[1] ?? null, isPhase: true, ...split };
  }
  return { id, isPhase: isStaged, ...(split ?? { title: text, status: null, raw: null }) };
}

/** A heading with a number or an id, and a name: `3. Rigging`, `2.4 Sails`, `D.7 — Lamps`, `F-05: Flags`. */
const NUMBERED =
  /^[^\p{L}\p{N}]*(?:(\p{Lu}{1,3}(?:-?\d{1,3}|\.\d{1,2})(?:\.\d{1,2}){0,2})|\d{1,2}(?:\.\d{1,2}){0,3})[.):：]?\s+\S/u;
/** What a review says of something, whatever is still to be done. */
const JUDGED = /verif|valid|produ[ck]|deprecat|veraltet|obsolet|устарел|验证|検証|검증/iu;

/** Whether a status is given so that it cannot be meant otherwise: by a sign and its words. */
function saysInFull({ status, raw }: StatusSplit, { signs }: Vocabulary): boolean {
  if (status?.whole !== true || raw === null || JUDGED.test(raw)) return false;
  return /\p{L}/u.test(raw) && [...raw].some((char) => signs.has(char));
}

/** Letters, and what joins words: no number, sign or bracket. */
const PLAIN_WORDS = /^\p{L}[\p{L}\p{M} ,&/'’-]*$/u;
/** Scripts whose words are not set apart. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;
/** Words that name a stage only by its place: `Final wave`. */
const PLACED_WORDS = "wave|welle|vague|onda|marco|hito|traguardo|iterazione|iteration";
/** `Hull - plan`: the only word that states something besides the phrases. */
const PLAN_BEHIND = /(?:plan|plano|piano|план)$/i;
const stagesOf = new WeakMap<Vocabulary, RegExp>();

/** Whether a heading may name a stage or state a status; most are a few words that do none of it, seen at once. */
function maySayMore(plain: string, vocabulary: Vocabulary): boolean {
  if (!PLAIN_WORDS.test(plain) || UNSPACED.test(plain)) return true;
  let stages = stagesOf.get(vocabulary);
  if (stages === undefined)
    stagesOf.set(vocabulary, (stages = toPattern([...vocabulary.stages, ...PLACED_WORDS.split("|")])));
  if (stages.test(plain.toLowerCase()) || PLAN_BEHIND.test(plain)) return true;
  return hasPhrase(toWords(plain), vocabulary.phrases, vocabulary.longest);
}

const namingOf = new WeakMap<Vocabulary, RegExp>();
/** The number of a heading, behind which its words begin. */
const NUMBER_BEFORE_TITLE = /^[^\p{L}\p{N}]*(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]?|\d\ufe0f?\u20e3)(?=\s)/u;
/** A sign, by which a numbered heading may state a status. */
const MAY_STATE = /\p{Extended_Pictographic}|[✓✔]/u;
/** Brackets may hold anything that is said of a plan, and the rest is a sign of it. */
const MAY_SAY = /[[\]@🔺⏫🔼🔽⏬]|::/u;
const COLON = /[:：]/;
const DIGIT = /\d/;
/** `P0`, `M2`, `S-3`. */
const MAY_BE_ID = /\p{Lu}[-_]?\d/u;
/** A part of each word for a week. */
const WEEK = /week|woche|kw|semaine|semana|settiman|недел|[周週]/iu;

/**
 * Finds words that end with one of these, or their plurals; where words are not set apart, anywhere. In lower case. For
 * its beginning and end a word is of letters of ASCII, so it may find more; classes of all letters take long to compile.
 */
function toEndings(words: Iterable<string>): RegExp {
  const all = [...new Set(words)];
  const unspaced = toPattern(all.filter((word) => UNSPACED.test(word))).source;
  const spaced = all.filter((word) => !UNSPACED.test(word));
  const shortest = spaced.filter((word) => !spaced.some((other) => other !== word && word.endsWith(other)));
  const escaped = shortest.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "[^a-z0-9]+"));
  const endings = `(?:${escaped.join("|")})(?:e?s)?(?![a-z])`;
  return new RegExp([...(spaced.length === 0 ? [] : [endings]), ...(unspaced === "" ? [] : [unspaced])].join("|"));
}

/**
 * Whether a heading neither names a stage of work nor is a status key: none of its words does, nor ends with one that
 * does. Below it may stand what makes it a stage, and it may have fields.
 */
export function namesNothing(plain: string, vocabulary: Vocabulary): boolean {
  if (plain.startsWith("[") || MAY_BE_ID.test(plain) || (NUMBERED.test(plain) && MAY_STATE.test(plain))) return false;
  let naming = namingOf.get(vocabulary);
  if (naming === undefined) {
    const words = [PLACED_WORDS, NAMED_WORDS, PRIORITY_NAMES].flatMap((list) => list.split("|"));
    namingOf.set(vocabulary, (naming = toEndings([...vocabulary.stages, ...vocabulary.keys.keys(), ...words])));
  }
  return !naming.test(plain.toLowerCase());
}

/**
 * Whether a heading says nothing but what stands below it, whatever status its words would state elsewhere: it names
 * nothing and gives nothing.
 */
export function isOnlyTitle(plain: string, vocabulary: Vocabulary): boolean {
  return namesNothing(plain, vocabulary) && givesNothing(plain, vocabulary);
}

/** Whether a heading that {@link namesNothing} has neither days nor people nor a priority. */
export function givesNothing(plain: string, vocabulary: Vocabulary): boolean {
  if (PLAIN_WORDS.test(plain)) return true;
  const title = plain.replace(NUMBER_BEFORE_TITLE, "");
  if (MAY_SAY.test(plain)) return false;
  const colon = title.search(COLON);
  // Behind a key a number may be all that is said: how many days, say.
  if (colon !== -1 && (MAY_NAME_OWNER.test(title) || DIGIT.test(title.slice(colon)))) return false;
  return !DIGIT.test(title) || !(WEEK.test(title) || mayNameDay(title, vocabulary));
}

/** Whether a title names a stage by its word and a name, or by its place among others. */
function isNamedStage(text: string): boolean {
  return NAMED_STAGE.test(text) || PLACED_STAGE.test(text.replace(BEFORE_STAGE, ""));
}

/** Whether a title that states a status names a stage without a number, or in brackets. */
function namesStage(text: string, vocabulary: Vocabulary): boolean {
  const inBrackets = STAGE_IN_BRACKETS.exec(text)?.[1]?.toLowerCase();
  if (inBrackets !== undefined && vocabulary.stages.has(inBrackets)) return true;
  const stage = readStage(text, vocabulary);
  return stage !== null && text.slice(0, stage.word.length + 1).trim().length > 0 && /^\W*\p{Lu}{2}/u.test(text);
}

type StatusSplit = Pick<HeadingParts, "title" | "status" | "raw">;

/** The signs and spaces that a text ends with. */
function trailingOrnament(text: string): string {
  const tail = [...text.slice(-MAX_ORNAMENT)];
  let start = tail.length;
  while (start > 0 && ORNAMENT.test(tail[start - 1] ?? "")) start -= 1;
  return tail.slice(start).join("");
}

/** Kinds of work that a stage may be called by: `Phase 4 - Testing` is its name, and no status. */
const KIND_OF_WORK =
  /^(?:planning|design|research|discovery|implementation|development|testing|tests?|review|qa|deployment|release|planung|entwurf|umsetzung|planification|conception|développement|planificación|diseño|implementación|desarrollo|pruebas|planejamento|implementação|desenvolvimento|testes|pianificazione|progettazione|implementazione|sviluppo|планирование|проектирование|разработка|тестирование|реализация|规划|计划|设计|开发|实现|测试|計画|設計|実装|開発|テスト|기획|설계|개발|구현|테스트)$/iu;

/** Whether what a title says behind its stage is all that names it. */
function isItsName(said: string, title: string, id: string | null): boolean {
  if (id === null || !KIND_OF_WORK.test(said.trim())) return false;
  return title
    .trim()
    .toUpperCase()
    .endsWith(id.slice(id.lastIndexOf(" ") + 1).toUpperCase());
}

/** How long it takes, or anything else in brackets, behind the status: `✅ (Week 1-2)`, `(current) - 2 weeks`. */
const TIME_BEHIND = /\s*(?:[([（][^()[\]（）]{1,60}[)\]）]|[-–—]\s+[~≈]?\d[^()[\]]{0,30})\s*$/;

/** `Fase 4 - Completa (8 días)`: all of it is to be done, and takes so long. */
const WHOLE = /^compl(?:et[ao]|ète)$/iu;

function splitBeforeTime(text: string, id: string, vocabulary: Vocabulary): StatusSplit | null {
  const time = TIME_BEHIND.exec(text);
  if (time === null || time.index === 0) return null;
  const split = splitTrailing(text.slice(0, time.index), id, vocabulary);
  if (split === null || (WHOLE.test(split.raw ?? "") && /\d\s*\p{L}/u.test(time[0]))) return null;
  return { ...split, title: `${split.title.trim()} ${time[0].trim()}` };
}

/** The status between a stage and its name: `Phase 0 ✅ COMPLETE — Router`, `Phase 2 (60%): Sync`. */
const MIDDLE =
  /^(.{2,30}?)\s*(?:[([（]([^()[\]（）]{2,40})[)\]）]|(\p{Extended_Pictographic}\ufe0f?(?:\s*\p{Lu}[\p{Lu} ]{1,24})?))\s*[:：—–-]\s*(?=\S)/u;

function splitMiddle(text: string, id: string | null, vocabulary: Vocabulary): StatusSplit | null {
  const middle = id === null ? null : MIDDLE.exec(text);
  const [all = "", stage = "", inBrackets, signed] = middle ?? [];
  const said = inBrackets ?? signed;
  if (said === undefined || !isStageTitle(stage, vocabulary) || isItsName(said, stage, id)) return null;
  const status = recognizeStatus(said, vocabulary);
  if (status?.whole !== true) return null;
  return { title: `${stage}: ${text.slice(all.length)}`, status, raw: said.trim() };
}

const BOX_ONLY = /^[ xX/>-]$/;
/** A day, with the word before it: `✅ DONE on 2026-03-02`. */
const DATE_SAID =
  /[(（]?(?:\b(?:on|le|am|el|em|il|dal|since|seit|от)\s+)?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?!\d)[)）]?/giu;

function splitTrailing(text: string, id: string | null, vocabulary: Vocabulary): StatusSplit | null {
  const ornament = trailingOrnament(text);
  const words = text.slice(0, text.length - ornament.length);
  for (const pattern of [TRAILING_BRACKET, TRAILING_DASH]) {
    const match = pattern.exec(words);
    const said = match?.[1];
    if (match === null || said === undefined || match.index === 0) continue;
    const title = text.slice(0, match.index).trim();
    if (isItsName(said, title, id)) continue;
    const raw = id !== null && BOX_ONLY.test(said) ? `[${said}]` : said.trim();
    const status = recognizeStatus(raw, vocabulary) ?? recognizePair(raw, vocabulary);
    const isStated = status?.whole === true || (status !== null && QUALIFIED.test(said));
    if (isStated) return { title, status, raw };
  }
  const closing = id === null && !isNamedStage(text) ? null : splitClosing(words, vocabulary);
  if (closing !== null) return closing;
  const sign = [...ornament.replace(/\ufe0f/g, "")].find((char) => vocabulary.signs.has(char));
  if (sign !== undefined) return { title: words, status: recognizeStatus(sign, vocabulary), raw: ornament.trim() };
  return splitAtSign(words, vocabulary) ?? (id === null ? null : splitDegree(text, vocabulary));
}

/** `Phase 3: Sails ⚠️ 30%`: a degree behind a sign that states nothing of its own. */
const SIGNED_DEGREE = /\p{Extended_Pictographic}\ufe0f?\s*(\d{1,3}\s?%)\s*$/u;

function splitDegree(text: string, vocabulary: Vocabulary): StatusSplit | null {
  const match = SIGNED_DEGREE.exec(text);
  if (match?.[1] === undefined) return null;
  return { title: text.slice(0, match.index).trim(), status: recognizeStatus(match[1], vocabulary), raw: match[0] };
}

/** `(DONE / IN PROGRESS)`: one part of a stage is done, and another is not. */
function recognizePair(said: string, vocabulary: Vocabulary): Recognition | null {
  const [first, second, ...more] = said.split("/");
  if (first === undefined || second === undefined || more.length > 0) return null;
  const statuses = [first, second].map((part) => recognizeStatus(part, vocabulary));
  if (!statuses.every((part) => part?.whole === true) || !statuses.some((part) => part?.status === "done")) return null;
  const other = statuses.find((part) => part?.status !== "done")?.status;
  const isOpen = other === "active" || other === "todo" || other === "review";
  return isOpen ? { status: "active", reason: `“${said}”`, whole: true } : null;
}

const CLOSING_BRACKET = /\s*[([（]([^()[\]（）]{3,160}?[,;，；、]\s*([^()[\]（）,;，；、]{2,40}))[)\]）]\s*$/;

/** `(research-backed; implementation PLANNED)`: the last of several things in brackets is a status. */
function splitClosing(text: string, vocabulary: Vocabulary): StatusSplit | null {
  const [all = "", raw = "", said = ""] = CLOSING_BRACKET.exec(text) ?? [];
  if (said === "" || all.length === text.length || KIND_OF_WORK.test(said.trim())) return null;
  for (const part of [said, CAPITALS.exec(said)?.[0] ?? ""]) {
    const status = recognizeStatus(part, vocabulary);
    if (status?.whole === true) return { title: text.slice(0, text.length - all.length).trim(), status, raw };
  }
  return null;
}

const CAPITALS = /(?:\p{Lu}{2,} ?){1,3}$/u;

/** `Platform ✅ COMPLETED`: a sign with its word, at the end. */
function splitAtSign(text: string, vocabulary: Vocabulary): StatusSplit | null {
  const from = Math.max(1, text.length - MAX_SAID);
  for (let at = text.length - 1; at >= from; at--) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (!vocabulary.signs.has(sign) && !vocabulary.lights.has(sign)) continue;
    const said = text.slice(at).trim();
    const status = recognizeStatus(said.replace(DATE_SAID, "").trim(), vocabulary);
    return status?.whole === true ? { title: text.slice(0, at).trim(), status, raw: said } : null;
  }
  return null;
}

/** `[DONE] Milestone 1`, `DONE: Milestone 1`, `🚧 In progress - Epic 4`: the status before the stage. */
const MARK =
  /^(?:[[(]([\p{L} -]{2,30})[\])]|(\p{Lu}[\p{Lu} -]{2,30})\s*[:–—-]|\p{Extended_Pictographic}\ufe0f?\s*(\p{L}[\p{L} ]{2,24}?)\s*[:–—-])\s+/u;

function splitMark(text: string, vocabulary: Vocabulary): StatusSplit | null {
  const mark = MARK.exec(text);
  const said = mark?.[1] ?? mark?.[2] ?? mark?.[3];
  const status = said === undefined ? null : recognizeStatus(said, vocabulary);
  if (mark === null || said === undefined || status?.whole !== true) return null;
  return { title: text.slice(mark[0].length), status, raw: said };
}

/** A sign before a phase states it; before any other heading it is an ornament. */
function splitLeading(text: string, id: string | null, vocabulary: Vocabulary): StatusSplit | null {
  const sign = [...text][0] ?? "";
  if (id === null || !vocabulary.signs.has(sign)) return null;
  return {
    title: text.slice(sign.length).replace(/^\ufe0f?\s*/, ""),
    status: recognizeStatus(sign, vocabulary),
    raw: sign,
  };
}
