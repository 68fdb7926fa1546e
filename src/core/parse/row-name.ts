import { toFieldColumn, type FieldColumn } from "./line-fields";

/** Which columns of a table say what its rows are called, where the first one only sorts them; 0-based. */
export interface RowNames {
  /** Those that may name a row, the best one first. */
  readonly columns: readonly number[];
  /** The column of ids; null without one. */
  readonly id: number | null;
  /** Whether this holds only for rows whose first cell is a number or an id. */
  readonly isForIds: boolean;
}

/** Headers that call the work by its name, here and in {@link THING} in the ten languages. */
const WORK =
  /^(?:tasks?|summary|titles?|to-?dos?|action items?|work items?|aufgaben?|titel|zusammenfassung|tâches?|titre|intitulé|résumé|tareas?|títulos?|resumen|tarefas?|resumo|attività|compit[oi]|titolo|riepilogo|задач[аи]|заголовок|название|краткое описание|任务|任務|标题|標題|摘要|待办|待辦|待办事项|タスク|タスク名|タイトル|件名|作業|作業内容|작업|작업명|제목|요약|할 ?일|과제|업무)$/u;
/** Headers of things to be worked on. */
const THING =
  /^(?:name|item|feature|user story|story|issue|bug|defect|problem|finding|decision|deliverable|requirement|action|exercise|work|what|subject|topic|milestone|activity|change|step|goal|question|punkt|eintrag|funktion|vorgang|thema|entscheidung|anforderung|maßnahme|aktion|übung|arbeit|was|betreff|meilenstein|fehler|ergebnis|tätigkeit|aktivität|schritt|ziel|frage|nom|élément|fonctionnalité|récit|problème|bogue|décision|livrable|exigence|exercice|travail|quoi|sujet|objet|jalon|activité|anomalie|nombre|elemento|ítem|funcionalidad|historia(?: de usuario)?|incidencia|problema|error|decisión|entregable|requisito|acción|ejercicio|trabajo|qué|asunto|hito|actividad|nome|funcionalidade|história(?: de usuário)?|decisão|entregável|ação|exercício|trabalho|o que|assunto|marco|atividade|voce|funzionalità|funzione|storia|decisione|consegna|azione|esercizio|lavoro|cosa|oggetto|argomento|traguardo|имя|наименование|пункт|функция|фича|история|проблема|баг|ошибка|решение|результат|требование|действие|упражнение|работа|что|тема|веха|дело|名称|名稱|功能|项目|項目|事项|事項|需求|问题|問題|缺陷|决定|决策|決定|決策|交付物|行动|行動|练习|練習|工作|内容|內容|主题|主題|里程碑|名前|機能|ストーリー|課題|バグ|不具合|決定事項|成果物|要件|アクション|練習|マイルストーン|이름|명칭|항목|기능|스토리|이슈|버그|결정|결정 ?사항|산출물|요구 ?사항|액션|운동|내용|마일스톤|활동)$/u;
/** What names a row only where nothing else does. */
const DESCRIPTION =
  /^(?:description|details|beschreibung|descripción|descrição|descrizione|описание|描述|说明|說明|説明|설명)$/u;

/** Headers of ids, which other words may stand before: `Issue key`, `Task #`. */
const ID =
  /^(?:(?:\p{L}+[ -])?(?:id|ids|key|no\.?|nr\.?|n[°º]|number|#|№)|ticket|ref\.?|num\.?|nummer|schlüssel|numéro|clé|número|clave|chave|numero|chiave|номер|ключ|тикет|编号|編號|序号|序號|番号|キー|チケット|번호|키|티켓)$/u;
/** Headers of what kind of work, when and by whom; those of fields are known besides. */
const SORT =
  /^(?:type|kind|issue type|labels?|tags?|teams?|date|day|month|when|time|severity|level|urgency|points|prio|typ|art|vorgangstyp|wer|datum|tag|monat|wann|équipe|qui|jour|mois|quand|équipo|equipo|tipo|quién|fecha|día|mes|cuándo|quem|equipe|data|dia|mês|quando|chi|squadra|giorno|mese|тип|вид|кто|команда|дата|день|месяц|когда|类型|類型|种类|團隊|团队|谁|日期|时间|時間|种別|種別|種類|タイプ|チーム|誰|日付|日|曜日|いつ|유형|종류|팀|누가|날짜|일자|요일|언제)$/u;
/** Headers of what the work is part of, which may as well be what it is called. */
const GROUP =
  /^(?:area|category|group|section|module|component|project|theme|epic|bereich|kategorie|gruppe|modul|komponente|projekt|domaine|catégorie|groupe|module|composant|projet|área|categoría|grupo|módulo|componente|proyecto|categoria|projeto|area|gruppo|modulo|progetto|область|категория|группа|раздел|модуль|компонент|проект|领域|領域|类别|類別|分类|分類|模块|模塊|组件|カテゴリー?|区分|分野|モジュール|コンポーネント|プロジェクト|영역|분류|카테고리|구분|모듈|프로젝트)$/u;

const BARE = /^(?:\P{L}*|\W*[A-Z]{1,10}-?\d+(?:\.\d+)*\W*)$/u;
const WRITTEN_ID = /^(?:\S{1,40}|\p{L}{1,12} #?\d[\w.-]{0,12})$/u;
const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** How well a header names work: 1 best, 3 only where nothing else does; 0 where it does not. */
function rankOf(header: string): number {
  const heading = bare(header);
  if (WORK.test(heading)) return 1;
  if (THING.test(heading)) return 2;
  return DESCRIPTION.test(heading) || THING.test(heading.replace(/s$/, "")) ? 3 : 0;
}

function bare(header: string): string {
  return header.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "").toLowerCase();
}

function isId(header: string): boolean {
  return ID.test(header.trim().toLowerCase());
}

/** For each column of a table what its cells say of their rows; null where they say nothing known. */
export function readFieldColumns(header: readonly string[]): readonly (FieldColumn | null)[] {
  return header.map(toFieldColumn);
}

/**
 * Finds what the rows of a table are called where its first column only sorts or dates them: `| Type | Key | Summary |`.
 * Null where the first cell of each row is its name.
 *
 * @param keys for each column what it says of the rows, such as who does them
 */
export function readRowNames(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  status: number | null,
  keys: readonly (object | null)[],
): RowNames | null {
  const [first, ...others] = header.map((_, column) => column).filter((column) => column !== status);
  if (first === undefined) return null;
  const textAt = (column: number): string => header[column] ?? "";
  const isGroup = (column: number): boolean => GROUP.test(bare(textAt(column)));
  const isSort = (column: number): boolean =>
    (keys[column] ?? null) !== null || isId(textAt(column)) || SORT.test(bare(textAt(column))) || isGroup(column);
  const named = others.filter((column) => !isSort(column) && rankOf(textAt(column)) > 0);
  const byRank = [...named].sort((a, b) => rankOf(textAt(a)) - rankOf(textAt(b)));
  const id = header.findIndex(isId);
  const found = (columns: readonly number[], isForIds: boolean): RowNames | null =>
    columns.length === 0 ? null : { columns, id: id === -1 ? null : id, isForIds };
  if (isSort(first) && !isId(textAt(first))) {
    if (!isGroup(first)) return found(byRank, false);
    const kinds = countKinds(rows, first);
    return found(
      byRank.filter((column) => rankOf(textAt(column)) < 3 && countKinds(rows, column) >= kinds),
      false,
    );
  }
  // Behind an id the first column that does not sort names the row, as long as it is known for a name.
  const next = others.find((column) => !isSort(column));
  const isNamed = next !== undefined && rankOf(textAt(next)) > 0;
  const best = isNamed && rankOf(textAt(next)) < 3 ? [next] : [];
  if (!isId(textAt(first))) {
    return first > 0 || next === others[0] || !isNamed ? null : found([...best, ...byRank], true);
  }
  return found([...best, ...(isNamed ? byRank : byRank.filter((column) => rankOf(textAt(column)) === 1))], false);
}

function countKinds(rows: readonly (readonly string[])[], column: number): number {
  return new Set(rows.map((row) => row[column] ?? "")).size;
}

/**
 * The columns of the cells that hold a row's name and its id; the id's is null where no cell is one.
 *
 * @param names null where the first cell is the name, unless that is an id
 */
export function placeName(
  names: RowNames | null,
  cells: readonly string[],
  status: number | null,
  phaseId: string | null,
  keys: readonly (object | null)[],
): { readonly name: number; readonly id: number | null; readonly isNamed: boolean } {
  const name = nameColumnOf(cells, status, phaseId, keys);
  const first = cells[0] ?? "";
  const behind = name > 0 && status !== 0 && first !== "" ? 0 : null;
  const isMeant = names !== null && (!names.isForIds || name > 0);
  const named = isMeant ? names.columns.find((column) => !BARE.test(cells[column] ?? "")) : undefined;
  if (names === null || named === undefined) return { name, id: behind, isNamed: false };
  if (names.isForIds) return { name: named, id: behind, isNamed: true };
  const id = cells[names.id ?? -1] ?? "";
  return { name: named, id: WRITTEN_ID.test(id) && HAS_LETTER_OR_DIGIT.test(id) ? names.id : null, isNamed: true };
}

const BARE_ID = /^\W*(?:[A-Z]{0,4}[-.]?\d+(?:\.\d+)*[a-z]?(?:[-–]\d+)?|#)\W*$/;

/**
 * The column whose cell names the row: the first, or the next where the first holds only a number or an id.
 *
 * @param keys for each column what it says of the rows, such as who does them: what they are called stands elsewhere
 */
function nameColumnOf(
  cells: readonly string[],
  status: number | null,
  phaseId: string | null,
  keys: readonly (object | null)[],
): number {
  const first = cells[0] ?? "";
  // A version is a name as well: `v1.2.0 | Q1 2027 | Started`.
  const isOnlyId = first === phaseId && !/^v\.?\d/i.test(first);
  const isBare = first === "" || BARE_ID.test(first) || isOnlyId;
  if (!isBare && status !== 0) return 0;
  const next = cells.findIndex(
    (cell, column) => column > 0 && column !== status && (keys[column] ?? null) === null && /\p{L}/u.test(cell),
  );
  return next === -1 ? 0 : next;
}
