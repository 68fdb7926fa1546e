import type { Status } from "./status";

/** A state in a text, by UTF-16 offsets. */
export interface SaidState {
  readonly status: Status;
  readonly from: number;
  readonly to: number;
}

/** `half done`, `so gut wie fertig`, `не до конца готово`: done in part. */
const IN_PART =
  /(?:^|[^\p{L}])(?:half|halfway|almost|nearly|mostly|largely|partly|partially|practically|virtually|not (?:quite|(?:all|everything)(?: (?:is|are|has been|have been))?)|halb|fast|beinahe|nahezu|(?:so )?gut wie|größtenteils|weitgehend|überwiegend|zum (?:größten )?teil|teils|teilweise|nicht (?:ganz|alles)|presque|quasiment|à moitié|en (?:grande )?partie|partiellement|pas (?:tout à fait|entièrement|complètement)|casi|medio|a medias|en (?:gran )?parte|parcialmente|no (?:del todo|completamente)|quase|meio|em (?:grande )?parte|não (?:totalmente|completamente)|quasi|mezzo|in (?:gran )?parte|parzialmente|non (?:del tutto|completamente)|почти|наполовину|частично|в основном|не (?:совсем|до конца|полностью|вс[её]))[\s-]+$/iu;

/** `will be done`, `muss noch erledigt werden`, `sera fait`, `будет готово`: what is still to come. In lower case. */
const TO_COME =
  /(?:^|[^\p{L}])(?:(?:will|shall|should|must|to|can|could|may|might|would|cannot|(?:can|won)['’]?t)(?: (?:not|all|also|only|still|soon|probably|likely|hopefully))? be|(?:wird|werden|muss|müssen|soll|sollen|sollten?|kann|könnte)(?: [\p{L}\p{N}]+){0,3}|(?:sera|seront|serait|(?:doit|doivent|devrait|devraient|va|vont)(?: encore| bientôt)? être|(?:será|serán|estará|estarán|quedará|(?:debe|deben|debería|va a|van a|tiene que)(?: ser| estar| quedar))|(?:serão|estarão|ficará|(?:deve|devem|deverá|vai|vão|precisa)(?: ser| estar| ficar))|sarà|saranno|verrà|verranno|(?:deve|devono|dovrebbe) essere|будет|будут|должн[оаы] быть|должен быть))(?: \p{L}+)?\s+$/u;
/** `Seems to be fixed` says that it is. */
const SEEMING = /(?:seems?|seemed|appears?|appeared|proved|proven|believed|thought|turn(?:s|ed) out) to be\s/i;
/** `Should be fixed now`, and so does this. */
const NOW = /^\s+(?:now|already|jetzt|schon)(?!\p{L})/iu;
/** Of the states of work that goes on those that begin it; `wird laufend geprüft` speaks of the future in no way. */
const BEGUN =
  /^(?:started|kicked off|active|underway|in progress|gestartet|begonnen|angefangen|commencé|démarré|iniciad[oa]|empezado|comenzado|iniziat[oa]|avviat[oa]|начат[оа]?)$/iu;

/** `완료 예정`, `완료되지 않음`, `完了待ち`: what stands behind a state of being done, in scripts that put it there. */
const NOT_YET_BEHIND =
  /^\s?(?:예정|전(?!\p{L})|대기|안\s?(?:됨|됐음|했음)|되지\s?(?:않|못)\p{L}*|하지\s?(?:않|못)\p{L}*|못\s?함|予定|見込み?|待ち|前|(?:されて|して|できて)い(?:ない|ません)|(?:して|されて)おらず|せず|できず|しない)/u;

/** `Done except docs`, `fertig bis auf Tests`. */
const EXCEPT =
  /^[\s,(–—-]*(?:everywhere |überall |partout )?(?:(?:but |aber |mais |pero |mas |ma |но )?(?:not (?:fully|completely|entirely|quite)|nicht (?:ganz|vollständig)|pas (?:tout à fait|entièrement|complètement)|no del todo|não totalmente|non del tutto|не (?:полностью|до конца|совсем))|except(?:ing)?|apart from|other than|but for|aside from|save for|bis auf|außer|ausgenommen|abgesehen von|mit ausnahme|sauf|excepté|hormis|à part|salvo|excepto|exceto|tranne|eccetto|a parte|кроме|за исключением)(?!\p{L})/iu;
/** `Implemented, not yet deployed`, `Done in staging, not in prod`. */
const NOT_ALL =
  /[,(–—-]\s*(?:(?:but|aber|mais|pero|mas|ma|но)\s+)?(?:not yet|noch nicht|pas encore|aún no|todavía no|ainda não|non ancora|(?:not|nicht|pas|no|não|non|не) (?:in|on|to|im|auf|en|sur|em|no|na|su|в|на) (?:the )?(?:prod|production|produktion|producción|produção|produzione|staging|live|main|master|release|test|dev|beta|ios|android|windows|macos|linux|продакшене?|проде?)|ещё не|еще не)(?!\p{L})/iu;

/** What is closed may be so without having been done. */
const CLOSED =
  /^(?:closed|resolved|geschlossen|beendet|fermée?|clos|cerrad[oa]|fechad[oa]|encerrad[oa]|chius[oa]|risolt[oa]|закрыт[оа]?|已关闭|已關閉)$/iu;
const CALLED_OFF =
  /^\s*(?:[–—:,(/-]\s*|as (?:an? )?)(?:won['’]?t ?(?:fix|do)|not planned|duplicate|dup|invalid|not a bug|obsolete|abandoned|rejected|declined|cancell?ed|superseded|withdrawn|stale|out of scope|no(?:t| longer) needed|(?:(?:works|working) )?(?:by design|as (?:designed|intended))|can(?:not|['’]?t) reproduce|not reproducible|duplikat|dublette|doublon|duplicad[oa]|duplicato|дубликат|重复|重複)\s*(?=$|[).,;]|(?:of|by|as|in favou?r|because|due|von|de|di)\s)/iu;

/** `Implemented; awaiting review`: what is next, behind a clause or sentence that ends with the state. */
const REVIEW_NEXT =
  /^[^.;!?\n]{0,40}[.;]\s+(?:now |currently |still )?(?:awaiting|pending|needs?|in|under)\s+(?:(?:code|peer|final)\s+)?(?:review|testing|approval|qa)(?!\p{L})/iu;

/** Spanish and Portuguese say so of what is still to be done: `Por contratar`; English words that end alike do not. */
const BY_INFINITIVE =
  /^ (?!(?:after|under|per|over|later|other|ever|never|order|further|whether|user|owner|year)(?!\p{L}))\p{L}{2,}(?:[aeií]r)(?:se|l[aeo]s?)?(?!\p{L})/iu;
/** What is not known yet is a field of a list, and not its state: `Lugar: por confirmar`. */
const TO_BE_KNOWN = /^ (?:confirmar|determinar|decidir|anunciar)/iu;

/** What the words around a state make of it, such as one that is denied, half reached or still to come. */
export function turnState(state: SaidState, text: string): SaidState {
  const said = text.slice(state.from, state.to);
  const before = text.slice(Math.max(0, state.from - MAX_BEFORE), state.from);
  const behind = text.slice(state.to);
  // Most states stand alone, and the patterns below take long to compile.
  const [hasBefore, hasBehind] = [LETTER.test(before), LETTER.test(behind)];
  if (!hasBefore && !hasBehind) return state;
  if (state.status === "por" && /^por$/i.test(said)) return turnPor(state, said, behind);
  const isDone = state.status === "done";
  if (isDone || state.status === "por" || (state.status === "active" && BEGUN.test(said))) {
    if (hasBefore && TO_COME.test(before.toLowerCase()) && !SEEMING.test(before) && !NOW.test(behind))
      return { ...state, status: "todo" };
  }
  if (!isDone) return state;
  const notYet = hasBehind ? NOT_YET_BEHIND.exec(behind)?.[0] : undefined;
  if (notYet !== undefined) return { ...state, status: "todo", to: state.to + notYet.length };
  const inPart = hasBefore ? IN_PART.exec(before) : null;
  if (inPart !== null) {
    const from = state.from - inPart[0].replace(/^[^\p{L}]/u, "").length;
    return { ...state, status: "active", from };
  }
  if (!hasBehind) return state;
  if (CLOSED.test(said) && CALLED_OFF.test(behind)) return { ...state, status: "cancelled" };
  const sentence = /^[^.;!?\n]{0,120}/.exec(behind)?.[0] ?? "";
  if (EXCEPT.test(sentence) || NOT_ALL.test(sentence)) return { ...state, status: "active" };
  return REVIEW_NEXT.test(behind) ? { ...state, status: "review" } : state;
}

const MAX_BEFORE = 60;
const LETTER = /\p{L}/u;

function isCapital(text: string): boolean {
  return text === text.toUpperCase();
}

function turnPor(state: SaidState, said: string, behind: string): SaidState {
  const infinitive = BY_INFINITIVE.exec(behind)?.[0];
  // `POR calendar`: an abbreviation, and what it is of.
  if (infinitive === undefined || (isCapital(said) && !isCapital(infinitive))) return state;
  return { ...state, status: "todo", to: state.to + (TO_BE_KNOWN.test(infinitive) ? 0 : infinitive.length) };
}
