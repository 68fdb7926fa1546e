import { isKnown, type Item, type ParsedNote, type Run } from "../note/parsed-note";
import { isUnit } from "../rollup/count";
import { categoryOf, type StatedStatus } from "../status/status";

/** Headings of what is left for later: what stands below does not keep anything from being done. */
const LATER =
  /^\P{L}*(?:(?:possible |potential |suggested )?(?:follow[- ]?ups?|future|next steps?|what(?:'|’)?s next|later|not now|out of scope|non[- ]?goals|nice[- ]to[- ]haves?|stretch(?: goals?)?|optional|backlog|someday|maybe|ideas|parking lot|deferred|postponed|open questions|known (?:issues|limitations)|missing features|remaining|pending|recommendations|after(?:wards| launch| release)|improvements|enhancements|v\d|won['’]?t(?: have| do)?)|später|künftig\p{L}*|ausblick|offene (?:fragen|punkte)|noch offen|nächste schritte|ausstehend\p{L}*|empfehlungen|recommandations|plus tard|suites?|améliorations|évolutions|prochaines étapes|más adelante|futuro|mejoras|próximos pasos|depois|melhorias|próximos passos|in seguito|miglioramenti|prossimi passi|позже|дальнейш\p{L}*|потом)(?![\p{L}])|^\P{L}*(?:[后後][续續]|以[后後]|未[来來]|下一步|今後|将来|이후|향후)|(?:^|[^\p{L}])(?:manquant(?:e?s)?|à venir|à implémenter|not (?:yet )?implemented|lo que falta)(?![\p{L}])|[([（](?:futur[eo]|later|optional|später|plus tard|позже)[)\]）]/iu;
/** Headings of what a plan weighs and measures, and of what is gone through each time anew: none is work of it. */
const ASIDE =
  /(?:^|[^\p{L}])(?:risks?|mitigations?|risiken|risiko|risques?|riesgos?|riscos?|rischi|риски|metrics?|indicators?|kpis?|kennzahlen|indicateurs?|indicadores|alternatives|options considered|check-?lists?|prerequisites?|voraussetzungen|prérequis|requisitos|before (?:you|every|each|deploy\p{L}*|commit\p{L}*|merg\p{L}*)|after deploy\p{L}*|pull request requirements|compliance status)(?![\p{L}])|(?:风险|リスク|위험|指[标標]|지표)\P{L}*$/iu;

/** How many leaves of a note are what, counted so that a run costs no more for being long. */
export class Tally {
  /** Per place, and one past the end: how many before it are counted, done, cancelled, open work, or keep a group open. */
  readonly #before: Uint32Array;
  readonly #nextOpen: Uint32Array;
  /** What claims that an open leaf is done: the place of the item, `NOTE` for the note, or `NOBODY`. */
  readonly #claims: Int32Array;
  readonly #openByClaim = new Map<number, number[]>();
  /** Per section, whether what stands in it is for later, or aside. */
  readonly #isLater: readonly boolean[];

  constructor(readonly note: ParsedNote) {
    const { items } = note;
    const before = new Uint32Array(WIDTH * (items.length + 1));
    const nextOpen = new Uint32Array(items.length + 1).fill(items.length);
    const hasLeaf = new Uint8Array(items.length);
    items.forEach((item, place) => {
      const at = place * WIDTH;
      const next = at + WIDTH;
      before.copyWithin(next, at, next);
      if (!isUnit(note, place)) return;
      const add = (column: number): void => void (before[next + column] = (before[next + column] ?? 0) + 1);
      add(TOTAL);
      if (item.status === "done") add(DONE);
      if (item.status === "cancelled") add(CANCELLED);
      if (isOpenWork(item)) add(OPEN);
    });
    for (let place = items.length - 1; place >= 0; place--) {
      const isOpen = countOf(before, OPEN, place, place + 1) > 0;
      nextOpen[place] = isOpen ? place : (nextOpen[place + 1] ?? items.length);
      hasLeaf[place] = countOf(before, TOTAL, place, items[place]?.end ?? place + 1) > 0 ? 1 : 0;
    }
    // A phase with nothing to count under it still has to be said to be done.
    let unclear = 0;
    items.forEach((item, place) => {
      const isEmptyPhase = item.kind === "phase" && hasLeaf[place] === 0;
      if (isEmptyPhase && !(isKnown(item.status) && categoryOf(item.status) !== "open")) unclear += 1;
      before[(place + 1) * WIDTH + UNCLEAR] = unclear;
    });
    this.#before = before;
    this.#nextOpen = nextOpen;
    this.#isLater = readLater(note);
    this.#claims = this.#readClaims({ start: 0, end: items.length });
    this.#claims.forEach((claim, place) => {
      if (claim === NOBODY || countOf(before, OPEN, place, place + 1) === 0) return;
      const open = this.#openByClaim.get(claim);
      if (open === undefined) this.#openByClaim.set(claim, [place]);
      else open.push(place);
    });
  }

  count({ start, end }: Run): LeafCounts {
    const of = (column: number): number => countOf(this.#before, column, start, end);
    return { total: of(TOTAL), done: of(DONE), cancelled: of(CANCELLED), open: of(OPEN), unclear: of(UNCLEAR) };
  }

  /** Up to `limit` leaves of a run that are still to be done, in the order of the text. */
  openIn({ start, end }: Run, limit: number): readonly number[] {
    const open: number[] = [];
    for (let at = this.#nextOpen[start] ?? end; at < end && open.length < limit;) {
      open.push(at);
      at = this.#nextOpen[at + 1] ?? end;
    }
    return open;
  }

  /**
   * The open leaves of which an item says that they are done, by saying it of itself; those under something nearer
   * that says so, that was called off, or under a heading of what is left for later or stands aside, are left out. `NOTE` is the note.
   */
  openUnder(claim: number): readonly number[] {
    return this.#openByClaim.get(claim) ?? [];
  }

  /** What would be open under an item if it were said to be done; nothing where one around it says how it stands. */
  openIfDone(place: number): readonly number[] {
    const { items } = this.note;
    for (let at = enclosing(this.note, place); at !== null; at = enclosing(this.note, at)) {
      if (ENDS_CLAIMS.has(items[at]?.status ?? null)) return [];
    }
    const run = { start: place + 1, end: items[place]?.end ?? place };
    const open = this.openIn(run, items.length);
    if (open.length === 0) return [];
    const claims = this.#readClaims(run, place);
    return open.filter((each) => claims[each] === place);
  }

  /** @param said an item that is said to be done, whatever it says itself */
  #readClaims({ start, end }: Run, said: number | null = null): Int32Array {
    const { note } = this;
    const isLater = this.#isLater;
    const sectionOf = (claim: number): number => (claim < 0 ? 0 : (note.items[claim]?.section ?? 0));
    const claims = new Int32Array(note.items.length).fill(NOTE);
    for (let place = start; place < end; place++) {
      const item = note.items[place];
      if (item === undefined) break;
      const around = enclosing(note, place);
      let claim = NOTE;
      if (around !== null) {
        const status = note.items[around]?.status ?? null;
        const inherited = claims[around] ?? NOTE;
        claim = status === "done" || around === said ? around : ENDS_CLAIMS.has(status) ? NOBODY : inherited;
      }
      if (claim !== NOBODY && isLater[item.section] === true && isLater[sectionOf(claim)] !== true) claim = NOBODY;
      claims[place] = claim;
    }
    return claims;
  }
}

function readLater({ sections }: ParsedNote): readonly boolean[] {
  const isLater = sections.map(() => false);
  sections.forEach(({ heading, parent }, at) => {
    isLater[at] = LATER.test(heading) || ASIDE.test(heading) || (parent !== null && isLater[parent] === true);
  });
  return isLater;
}

/** What has one of them answers itself for all that stands under it. */
const ENDS_CLAIMS: ReadonlySet<StatedStatus | null> = new Set(["done", "cancelled", "deferred"]);

/** Counts of the leaf tasks and rows of a run. */
export interface LeafCounts {
  readonly total: number;
  readonly done: number;
  readonly cancelled: number;
  /** Still to be done, and not put off. */
  readonly open: number;
  /** Phases without any task or row, of which nobody says that they are done. */
  readonly unclear: number;
}

export const NOTE = -1;
const NOBODY = -2;

const [TOTAL, DONE, CANCELLED, OPEN, UNCLEAR, WIDTH] = [0, 1, 2, 3, 4, 5] as const;

function countOf(before: Uint32Array, column: number, start: number, end: number): number {
  return (before[end * WIDTH + column] ?? 0) - (before[start * WIDTH + column] ?? 0);
}

const tallies = new WeakMap<ParsedNote, Tally>();

/** The tally of a note, made once. */
export function tallyOf(note: ParsedNote): Tally {
  let tally = tallies.get(note);
  if (tally === undefined) tallies.set(note, (tally = new Tally(note)));
  return tally;
}

/** The task around an item, else the phase that it stands in; null when neither is. */
export function enclosing(note: ParsedNote, place: number): number | null {
  const item = note.items[place];
  if (item === undefined) return null;
  if (item.parent !== null || item.kind === "phase") return item.parent;
  for (let at: number | null = item.section; at !== null; at = note.sections[at]?.parent ?? null) {
    const phase = note.sections[at]?.phase ?? null;
    if (phase !== null && phase !== place) return phase;
  }
  return null;
}

/** Whether what an item belongs to is done, called off or put off: then its days are no matter any more. */
export function isClosedAbove(note: ParsedNote, place: number): boolean {
  for (
    let at = enclosing(note, place), steps = 0;
    at !== null && steps < MAX_DEPTH;
    at = enclosing(note, at), steps++
  ) {
    if (ENDS_CLAIMS.has(note.items[at]?.status ?? null)) return true;
  }
  return false;
}

/** Nothing is planned deeper. */
const MAX_DEPTH = 100;

const WORK: ReadonlySet<StatedStatus> = new Set(["todo", "active", "review", "blocked"]);

/** A remark at either end of a task is no longer. */
const MAX_REMARK = 100;
/** A task that says of itself that it can wait: `(optional)`, `(later)`, `(sprint 5)`. */
const CAN_WAIT =
  /^.{0,12}[([（]\s*(?:optional|optionnel(?:le)?|opcional|opzionale)(?![\p{L}])|[([（](?:[^()[\]]{0,40}[^\p{L}()[\]])?(?:optional|optionnel(?:le)?|opcional|opzionale|nice[- ]to[- ]have|stretch|later|future|deferred|postponed|follow[- ]?up|plus tard|später|más tarde|depois|sprint\s*\d+|v\d[\d.]*)(?![\p{L}\p{N}])[^()[\]]{0,40}[)\]）][\s.]*$/iu;
/** A share in a table measures something as often as it says how far work is. */
const SHARE = /^\P{L}*\d+(?:[.,]\d+)?\s*[%％]\P{L}*$/u;

function canWait(text: string): boolean {
  const isShort = text.length <= 2 * MAX_REMARK;
  return CAN_WAIT.test(isShort ? text : `${text.slice(0, MAX_REMARK)} ${text.slice(-MAX_REMARK)}`);
}

/** Whether something is still to be done; boxes such as `[?]`, `[!]` or `["]` are remarks as often as tasks. */
export function isOpenWork(item: Item): boolean {
  if (item.status === null || !WORK.has(item.status)) return false;
  if (item.kind === "row" ? SHARE.test(item.raw) : canWait(item.text)) return false;
  return item.kind !== "task" || item.status !== "todo" || item.symbol === null || item.symbol === " ";
}
