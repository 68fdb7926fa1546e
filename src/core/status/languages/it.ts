import type { Language } from "../language";

/** Italian. */
export const ITALIAN: Language = {
  code: "it",
  statuses: {
    todo: ["non iniziato", "non iniziata", "non ancora iniziato", "non avviato", "non completato", "non completata", "incompleto", "incompleta", "da fare", "da iniziare", "in attesa", "in sospeso", "pianificato", "pianificata", "previsto", "prevista", "programmato", "in coda", "prossimo", "prossima", "prossimamente", "futuro", "futura"],
    active: ["in corso", "in lavorazione", "in sviluppo", "in esecuzione", "iniziato", "iniziata", "avviato", "avviata", "attivo", "attiva", "attuale", "parziale", "parzialmente", "parzialmente completato", "parzialmente completata", ""quasi completato", "quasi finito"],
    review: ["in revisione", "da rivedere", "da verificare", "in verifica", "in test", "da testare", "in attesa di approvazione", "in attesa di revisione"],
    blocked: ["bloccato", "bloccata", "bloccato da", "in attesa di", "fermo", "ferma"],
    deferred: ["rinviato", "rinviata", "rimandato", "rimandata", "posticipato", "posticipata", "più tardi", "in pausa", "sospeso", "sospesa"],
    done: ["fatto", "fatta", "completato", "completata", "completati", "completate", "completo", "completa", "terminato", "terminata", "finito", "finita", "concluso", "conclusa", "pronto", "pronta", "consegnato", "consegnata", "pubblicato", "rilasciato", "rilasciata", "risolto", "risolta", "corretto", "implementato", "implementata", "chiuso", "chiusa"],
    cancelled: ["annullato", "annullata", "cancellato", "cancellata", "scartato", "scartata", "respinto", "respinta", "rifiutato", "obsoleto", "obsoleta", "abbandonato", "sostituito da"],
    por: ["approvato", "approvata", "accettato", "accettata", "concordato", "vigente"],
    draft: ["bozza", "proposta", "proposto", "idea", "concetto"],
    reference: ["riferimento", "storico", "storica", "archiviato", "archiviata", "archivio", "informativo"],
  },
  statusKeys: ["stato", "stato attuale", "status", "situazione"],
  degreeKeys: ["avanzamento", "progresso", "progressi", "approvazione"],
  stages: ["fase", "tappa", "milestone", "traguardo", "sprint", "passo", "compito", "attività", "epica", "iterazione", "settimana", "blocco"],
  negations: ["non", "senza", "mai", "non ancora"],
};
