import { isOfMachine, recognizeAnswer, recognizeStatus } from "../status/recognize";
import { categoryOf, type Status } from "../status/status";
import type { Vocabulary } from "../status/vocabulary";
import { phaseColumnWord } from "./phase-heading";
import { isStatusHeader } from "./status-line";

/** Which columns of a table mean what; 0-based. */
export interface TableColumns {
  /** The column that states the status; null where the table has none. */
  readonly status: number | null;
  /** The header word when the first column lists phases, such as `Phase`. */
  readonly phaseWord: string | null;
  /** Whether the status column asks whether the row is done. */
  readonly isYesNo: boolean;
}

/** What may stand before a status key in a header: `Feature status`. */
const HEADER_PREFIX = /^(?:working|dev|feature|release|build-out|our) /;
/** A column that asks a question: `❌` and `No` answer “not yet”, and do not call anything off. */
const YES_NO_HEADER = /^(?:done|complete|completed|built|implemented|shipped)\??$/i;
/** The same where what stands below shows that the column is of work: a participle, or any question. In lower case. */
const ASKING_HEADER =
  /\?$|^(?:\p{L}+[^e\P{L}]ed|begun|bought|built|chosen|cut|done|drawn|found|given|held|kept|left|made|met|paid|put|read|ready|run|seen|sent|set|shot|shown|sold|taken|won|written|(?:ab|an|auf|aus|be|durch|ein|fest|frei|hoch|nach|um|vor|weiter|zu|zurück)?ge\p{L}{2,}(?:t|en)|(?:er(?:led|st)|be(?:st|z|ant|arb)|ver(?:ö|s|k|g)|über|entf)\p{L}+(?:t|en)|\p{L}+iert|fertig|\p{L}*(?:[^i\P{L}]t|[^t\P{L}])é(?:e|s|es)?|fait|écrit|prêt|lu|rendu|\p{L}+[ai]d[oa]s?|hech[oa]|list[oa]|feit[oa]|escrit[oa]|pront[oa]|\p{L}{2,}[aiu]t[oa]|fatt[oa]|scritt[oa]|\p{L}{3,}(?:но|то)|(?:已|是否)\p{L}+|\p{L}+(?:済み?|됨|여부))$/u;
/** What a cross below these says no to is called off. */
const VERDICT_HEADER =
  /^(?:verdict|decision|urteil|entscheidung|décision|decisión|decisão|decisione|решение|决定|決定|결정)$/u;
/** A cell that says yes or no, and nothing besides. */
const BARE_ANSWER = /^[✅✔✓☑❌✗✖✘☐⬜]\ufe0f?$/u;
/** A header that speaks of states in general, as of devices or exits: such a table is not guessed at. */
const OTHER_STATUS_HEADER = /\b(?:status|statuses|states?)\b/i;

/** What a thing has, allows or needs: a mark below says so, and nothing of work. */
const PROPERTY_HEADER =
  /^(?:supports?|supported|available|availability|required|mandatory|optional|included|enabled|allowed|needed|compatible|compatibility|default|nullable|frozen|trainable|binary|read-?only|unique|public|free|pro|unterstützt|verfügbar|erforderlich|pflicht|supporté|disponible|requis|obligatoire|soportado|requerido|obligatorio|suportado|disponível|obrigatório|supportato|disponibile|richiesto|obbligatorio|поддержка|поддерживается|доступно|обязательно|支持|可用|必填|必需|対応|必須|지원|필수)\??$/iu;

/** What lights grade, points are given for, or is only expected. */
const GRADE_HEADER =
  /^(?:priority|prio|severity|risk(?: level)?|impact|urgency|difficulty|complexity|indicator|score|scores|rating|points|expected(?: results?)?|signature|priorität|risiko|bewertung|unterschrift|priorité|gravité|risque|score|note|signature|prioridad|severidad|riesgo|puntuación|firma|prioridade|risco|nota|assinatura|priorità|rischio|voto|приоритет|риск|оценка|подпись|优先级|風險|风险|评分|得分|评价|優先度|リスク|評価|우선순위|위험|점수|평가)$/iu;

/** A sum below the rows is none of them. */
const TOTAL =
  /^(?:(?:grand )?totals?|sum|overall|gesamt|summe|total général|totale|итого|всего|总计|合计|總計|合計|합계|총계)\b|^(?:总计|合计|總計|合計|합계|총계|итого|всего)/iu;

/** Whether a row sums up the others: its first cell says so, or the next where that is empty. */
export function isTotal(cells: readonly string[]): boolean {
  const named = cells[0] === "" ? cells[1] : cells[0];
  return named !== undefined && TOTAL.test(named) && named.length < 30;
}

/** Words that head many other columns as well: what they name is a stage only where it is numbered. */
const NUMBERED_COLUMN =
  /^(?:weeks?|semaines?|wochen?|semanas?|settimane?|settimana|неделя|недели|周|周次|週|주차|주|bloques?|blocos?|blocchi|blocco|блок|abschnitt|lot|lots)$/iu;
const NUMBERED = /^[^\d]{0,14}\d/;

function readPhaseWord(header: string, rows: readonly (readonly string[])[], vocabulary: Vocabulary): string | null {
  if (!NUMBERED_COLUMN.test(header.trim())) return phaseColumnWord(header, vocabulary);
  const share = shareOf(rows, 0, (cell) => NUMBERED.test(cell));
  return share > 1 / 2 ? header.trim().replace(/s$/i, "") : null;
}

/** Of the cells under a header that says Status, how many must be statuses: HTTP codes and device states are not. */
const SHARE_UNDER_HEADER = 1 / 3;
/** Headers that speak of work: what stands below is its status, in whatever words. */
const WORK_STATUS_HEADER = /^(?:implementation|development|delivery|task) status$/i;
/** How many cells must be plain statuses before words that say other things as well count beside them. */
const SHARE_BESIDE_ANSWERS = 1 / 6;
/** People and goods are new, sent or confirmed, and no work is done by it. */
const OF_OTHERS =
  /^(?:guests?|persons?|people|contacts?|customers?|clients?|leads?|candidates?|applicants?|members?|invoices?|orders?|books?|products?|parts?|devices?|servers?|gäste?|personen?|kunden?|rechnung(?:en)?|bestellung(?:en)?|invités?|clients?|factures?|commandes?|invitad[oa]s?|clientes?|facturas?|pedidos?|convidad[oa]s?|faturas?|ospit[ei]|clienti|fattur[ae]|ordin[ei]|гост[ьи]|клиенты?|заказы?|счета?)$/iu;
/** What work is called by in the first column, besides the words for its stages. */
const OF_WORK =
  /^(?:tasks?|items?|actions?|action items?|to-?dos?|issues?|tickets?|stor(?:y|ies)|features?|work|was|aufgaben?|tâches?|tareas?|tarefas?|attività|задач[аи]|任务|任務|タスク|작업)$/iu;
/** Of the states of addresses, how many must be whole ones. */
const SHARE_OF_ADDRESSES = 0.8;
/** The same where no header says so. */
const SHARE_WITHOUT_HEADER = 0.6;
/** Of several columns of statuses, the one that says how far the work is: beside what was decided, say. */
const WORK_HEADER =
  /^(?:implementation|implemented|development|delivery|built?|umsetzung|implémentation|réalisation|implementación|implementação|implementazione|реализация|实现|实施|実装|구현)$/iu;

/** Versions are phases where a status is given; without one the table is a history. */
const VERSION_HEADER = /^(?:release|target|version)$/i;

/** Columns of tables about machines and test runs, whose status is no state of work. */
const OTHER_WORLD_HEADER =
  /^(?:port|hosts?|ip(?: address)?|status code|exit code|exit status|passing|passed|failing|failed|coverage|uptime|latency|response(?: time)?|runtime|metrics?|métriques?|métricas?|metrik|kpis?|метрика|指标|指標|end[- ]of[- ]life|eol|lts start|emoji|icon|symbol|sign)$/i;

/** Addresses have a status of work where each is a whole one: `✅`, `To do`; of others it is what was answered. */
const ADDRESS_HEADER = /^(?:urls?|routes?|endpoints?|http(?: method)?|method)$/i;

/** The states of things that are in service: a table that knows no others is an inventory. */
const IN_SERVICE =
  /^\P{L}*(?:active|inactive|deployed|undeployed|deprecated|live|enabled|disabled|legacy|available|unavailable|current|eol|end-of-life|(?:\p{L}+ )?lts|online|offline|running|stopped|healthy|operational|installed|connected|configured|aktiv|inaktiv|installiert|actif|active|installé|activo|activa|inactivo|instalado|ativo|inativo|attivo|installato|активен|установлен|已安装|已启用|运行中|稼働中|운영중)\P{L}*$/u;
/** What is in service: of such things half the states may be of another kind, as of those still to be set up. */
const THING_IN_SERVICE =
  /^(?:integrations?|devices?|servers?|containers?|hosts?|nodes?|machines?|plugins?|add-?ons?|extensions?|sensors?|domains?|instances?|integrationen|geräte?|intégrations?|appareils?|serveurs?|integraci(?:ón|ones)|dispositivos?|servidor(?:es)?|integraç(?:ão|ões)|integrazion[ei]|dispositiv[oi]|устройств[оа]|сервер|设备|服务器|デバイス|サーバー?|기기|서버)$/iu;

/** `| Status | Meaning |`: what statuses there are. */
const MEANING_HEADER =
  /^(?:meanings?|descriptions?|definitions?|criteria|when(?: to use)?|bedeutung|beschreibung|signification|description|significado|descripción|descrição|significato|descrizione|значение|описание|含义|说明|意味|説明|의미|설명)$/i;

function isLegend(headings: readonly string[], rows: readonly (readonly string[])[], { keys }: Vocabulary): boolean {
  const first = (headings[0] ?? "").toLowerCase();
  if (first !== "state" && keys.get(first)?.needsKnownValue !== false) return false;
  if (headings.slice(1).some((cell) => MEANING_HEADER.test(cell))) return true;
  // Each status once, and words about it.
  const statuses = rows.map((row) => (row[0] ?? "").toLowerCase());
  return (
    rows.length >= MIN_LEGEND &&
    new Set(statuses).size === statuses.length &&
    rows.every((row) => (row[1] ?? "").split(/\s+/).length >= MIN_MEANING)
  );
}

/** A table of fewer rows may have each of its statuses once by chance. */
const MIN_LEGEND = 4;
/** What a status means takes so many words, at least. */
const MIN_MEANING = 4;

function isInventory(cells: readonly string[], thing: string): boolean {
  const filled = cells.filter((cell) => cell !== "");
  const inService = filled.filter((cell) => IN_SERVICE.test(cell.toLowerCase()));
  if (THING_IN_SERVICE.test(thing)) return inService.length > filled.length / 2;
  return (
    filled.length > 1 &&
    inService.length === filled.length &&
    filled.some((cell) => !/^\P{L}*active\P{L}*$/iu.test(cell))
  );
}

/** Headers of degrees, which state the status where no other column does. */
const DEGREE_HEADER =
  /^(?:state|progress|fortschritt|avancement|progression|progreso|avance|progresso|andamento|avanzamento|прогресс|готовность|进度|進度|完成度|進捗|進捗率|진행률|진척도)$/i;

/** Headers below which a percentage says how far the work is; below others it is a share, or a measure. */
const DEGREE_WORD =
  /^\s*$|progress|compl[eé]t|done|finish|fortschritt|erledigt|fertig|abgeschlossen|avanc[eé]|achèvement|réalisation|andamento|avanzamento|conclu|termina|ejecuci|execuç|прогресс|готов|выполн|заверш|进度|進度|完成|進捗|達成|진행|완료|진척/i;

/** Whether a column's header says that its percentages tell how far the work is. */
export function isDegreeHeader(header: string): boolean {
  return DEGREE_WORD.test(header);
}

/** `60%` with nothing besides. */
export function isBareDegree(said: string): boolean {
  return /^[~≈≥≤<>±+−-]?\s?\d{1,3}(?:[.,]\d+)?\s?[%٪％]\+?$/.test(said.trim());
}

function findStatusColumn(headings: readonly string[], vocabulary: Vocabulary): number {
  const byKey = headings.findIndex(
    (cell) =>
      vocabulary.keys.get(cell.toLowerCase().replace(HEADER_PREFIX, ""))?.needsKnownValue === false ||
      isStatusHeader(cell, vocabulary),
  );
  if (byKey !== -1) return byKey;
  return headings.findIndex((cell) => DEGREE_HEADER.test(cell) || YES_NO_HEADER.test(cell));
}

/** Finds what a table is about. Cells are plain text. */
export function readColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  vocabulary: Vocabulary,
): TableColumns {
  const phaseWord = readPhaseWord(header[0] ?? "", rows, vocabulary);
  const headings = header.map(stripOrnament);
  if (isLegend(headings, rows, vocabulary)) return { status: null, phaseWord: null, isYesNo: false };
  if (headings.some((cell) => OTHER_WORLD_HEADER.test(cell))) return { status: null, phaseWord, isYesNo: false };
  const named = findStatusColumn(headings, vocabulary);
  if (named !== -1) {
    const isYesNo = YES_NO_HEADER.test(headings[named] ?? "");
    // Words that say other things as well count only beside others, or where the rows are called tasks.
    const isOfWork = OF_WORK.test(headings[0] ?? "") || vocabulary.stages.has((headings[0] ?? "").toLowerCase());
    const reads = (read: typeof recognizeStatus) => (cell: string) =>
      readCell(cell, isYesNo, vocabulary, read) !== null;
    const known = shareOf(rows, named, reads(recognizeStatus));
    const mayAnswer = isOfWork || (known >= SHARE_BESIDE_ANSWERS && !OF_OTHERS.test(headings[0] ?? ""));
    const share = mayAnswer ? shareOf(rows, named, reads(recognizeAnswer)) : known;
    const isAddress = headings.some((cell) => ADDRESS_HEADER.test(cell));
    const isAnswered = isAddress && shareOf(rows, named, (cell) => isWholeState(cell, vocabulary)) < SHARE_OF_ADDRESSES;
    const isTally = named === 0 && rows.every((row) => row.slice(1).every((cell) => /^[\s\d.,%~()/–-]*$/.test(cell)));
    const isStated =
      share >= (WORK_STATUS_HEADER.test(headings[named] ?? "") ? 0 : SHARE_UNDER_HEADER) &&
      !isTally &&
      !isAnswered &&
      !isTestRun(headings[0] ?? "", rows, named, vocabulary) &&
      shareOf(rows, named, (cell) => isOfMachine(cell) && recognizeStatus(cell, vocabulary) === null) <= 1 / 2 &&
      !isInventory(
        rows.map((row) => row[named] ?? ""),
        headings[0] ?? "",
      );
    const versionWord = VERSION_HEADER.test(headings[0] ?? "") ? (headings[0] ?? null) : null;
    return { status: isStated ? named : null, phaseWord: phaseWord ?? (isStated ? versionWord : null), isYesNo };
  }
  const isOfSigns = headings.some((cell) => MEANING_HEADER.test(cell)) && shareOf(rows, 0, isSign) > 1 / 2;
  if (isOfSigns || headings.some((cell) => OTHER_STATUS_HEADER.test(cell) || ADDRESS_HEADER.test(cell)))
    return { status: null, phaseWord, isYesNo: false };
  const candidates = header
    .map((_, column) => column)
    .slice(1)
    .filter((column) => {
      const heading = headings[column] ?? "";
      if (PROPERTY_HEADER.test(heading)) return false;
      const words = GRADE_HEADER.test(heading) ? shareOf(rows, column, (cell) => /\p{L}/u.test(cell)) : 1;
      if (words < 1 / 2) return false;
      const isState = (cell: string): boolean => recognizeStatus(cell, vocabulary)?.whole === true;
      if (rows.length < 2 || !hasShare(rows, column, SHARE_WITHOUT_HEADER, isState)) return false;
      return isDegreeHeader(header[column] ?? "") || shareOf(rows, column, isBareDegree) <= 1 / 2;
    });
  // Several such columns are a matrix of features, and none states the row's status.
  const ofWork = candidates.length > 1 ? candidates.filter((column) => WORK_HEADER.test(headings[column] ?? "")) : [];
  const [status, ...more] = ofWork.length > 0 ? ofWork : candidates;
  if (status === undefined || more.length > 0) return { status: null, phaseWord, isYesNo: false };
  const heading = (headings[status] ?? "").toLowerCase();
  const isYesNo =
    (!VERDICT_HEADER.test(heading) && shareOf(rows, status, (cell) => BARE_ANSWER.test(cell)) === 1) ||
    ASKING_HEADER.test(heading);
  return { status, phaseWord, isYesNo };
}

/**
 * Whether {@link readColumns} may find a status column or phases: it does not where this is false. Told by the header and
 * as many rows as it takes, which for most tables are few.
 *
 * @param rowAt the cells of a row, 0-based, as plain text
 */
export function mayHaveColumns(
  header: readonly string[],
  rowCount: number,
  rowAt: (row: number) => readonly string[],
  vocabulary: Vocabulary,
): boolean {
  const first = header[0] ?? "";
  if (NUMBERED_COLUMN.test(first.trim()) || phaseColumnWord(first, vocabulary) !== null) return true;
  const headings = header.map(stripOrnament);
  if (headings.some((cell) => OTHER_WORLD_HEADER.test(cell))) return false;
  if (findStatusColumn(headings, vocabulary) !== -1) return true;
  if (headings.some((cell) => OTHER_STATUS_HEADER.test(cell) || ADDRESS_HEADER.test(cell))) return false;
  if (rowCount < 2) return false;
  // Those whose cells are mostly no states so far drop out.
  const open = new Map(header.map((_, column) => [column, 0]));
  open.delete(0);
  headings.forEach((cell, column) => {
    if (PROPERTY_HEADER.test(cell)) open.delete(column);
  });
  for (let row = 0; row < rowCount && open.size > 0; row++) {
    const cells = rowAt(row);
    for (const [column, before] of open) {
      const cell = cells[column] ?? "";
      if (EMPTY_CELL.test(cell) || recognizeStatus(cell, vocabulary)?.whole === true) continue;
      const others = before + 1;
      if ((rowCount - others) / rowCount < SHARE_WITHOUT_HEADER) open.delete(column);
      else open.set(column, others);
    }
  }
  return open.size > 0;
}

const TEST_HEADER =
  /^(?:tests?|test (?:cases?|names?|suites?)|testfall|testfälle|cas de test|pruebas?|casos? de prueba|testes?|casos? de teste|casi di test|тест|тесты|测试|测试项|测试用例|テスト|テストケース|テスト項目|테스트|테스트 항목)$/iu;

/** Whether a table of tests says how they ran: not where one is still to be written, or is waited for. */
function isTestRun(
  header: string,
  rows: readonly (readonly string[])[],
  column: number,
  vocabulary: Vocabulary,
): boolean {
  if (!TEST_HEADER.test(header)) return false;
  return !rows.some((row) => {
    const status = recognizeStatus(row[column] ?? "", vocabulary)?.status;
    return status !== undefined && status !== "cancelled" && categoryOf(status) === "open";
  });
}

function isWholeState(cell: string, vocabulary: Vocabulary): boolean {
  return recognizeStatus(cell, vocabulary)?.whole === true || !/[\p{L}\p{N}]/u.test(cell);
}

/** The status that a cell of a status column states; null when the vocabulary knows none. */
export function readStatusCell(cell: string, isYesNo: boolean, vocabulary: Vocabulary): SaidInCell | null {
  return readCell(cell, isYesNo, vocabulary, recognizeAnswer);
}

interface SaidInCell {
  readonly status: Status;
  readonly reason: string;
}

function readCell(
  cell: string,
  isYesNo: boolean,
  vocabulary: Vocabulary,
  recognize: typeof recognizeStatus,
): SaidInCell | null {
  const answer = isYesNo ? ANSWER.exec(cell)?.[1]?.toLowerCase() : undefined;
  if (answer !== undefined) return { status: YES.has(answer) ? "done" : "todo", reason: `“${answer}”` };
  const recognition = recognize(cell, vocabulary);
  if (isYesNo && recognition?.status === "cancelled" && !/\p{L}/u.test(cell)) {
    return { status: "todo", reason: `${recognition.reason} as an answer` };
  }
  return recognition;
}

const ANSWER = /^(yes|no|ja|nein|oui|non|sí|si|sim|não|да|нет|是|否|はい|いいえ|예|아니요)(?![\p{L}])/iu;
const YES = new Set(["yes", "ja", "oui", "sí", "si", "sim", "да", "是", "はい", "예"]);

function stripOrnament(cell: string): string {
  return cell.replace(/^[^\p{L}]+|[^\p{L}?]+$/gu, "");
}

function shareOf(rows: readonly (readonly string[])[], column: number, is: (cell: string) => boolean): number {
  const filled = cellsOf(rows, column);
  return filled.length === 0 ? 0 : filled.filter(is).length / filled.length;
}

/** Whether of the cells of a column that are filled so large a share is of a kind; most fail after a few. */
function hasShare(
  rows: readonly (readonly string[])[],
  column: number,
  least: number,
  is: (cell: string) => boolean,
): boolean {
  const filled = cellsOf(rows, column);
  let others = 0;
  for (const cell of filled) {
    if (is(cell)) continue;
    others += 1;
    if ((filled.length - others) / filled.length < least) return false;
  }
  return filled.length > 0;
}

/** The cells of a column that hold something; a dash is an empty cell. */
function cellsOf(rows: readonly (readonly string[])[], column: number): readonly string[] {
  return rows.map((row) => row[column] ?? "").filter((cell) => !EMPTY_CELL.test(cell));
}

const EMPTY_CELL = /^[\s–—-]*$/;

/** A sign alone: beside what it means it is explained. */
function isSign(cell: string): boolean {
  return /^\P{L}*\p{Extended_Pictographic}\P{L}*$/u.test(cell);
}
