/** Leave to read a note, good until the note is asked for again, or its text is known otherwise. */
export interface Claim {
  readonly path: string;
  readonly ticket: number;
  readonly urgency: Urgency;
}

/** An urgent note is read before all others. */
export type Urgency = "urgent" | "waiting";

/**
 * Which notes still have to be read, and which readings have been overtaken meanwhile.
 *
 * Reading takes time, and a note can change, move or go before its text arrives. Every request gets a ticket of its
 * own, and only what was read on a note's latest ticket counts.
 */
export class ReadingQueue {
  readonly #urgent = new Set<string>();
  readonly #waiting = new Set<string>();
  readonly #tickets = new Map<string, number>();
  #lastTicket = 0;

  /** Asks for a note; whatever is being read of it now will not count. An urgent one is claimed before all others. */
  add(path: string, urgency: Urgency = "waiting"): void {
    this.drop(path);
    (urgency === "urgent" ? this.#urgent : this.#waiting).add(path);
  }

  /** Forgets a note: it is gone, or its text is known without reading. What is being read of it will not count. */
  drop(path: string): void {
    this.#urgent.delete(path);
    this.#waiting.delete(path);
    this.#tickets.delete(path);
  }

  /** Follows a note to its new path; one that is being read is asked for again there. */
  move(from: string, to: string): void {
    const isUrgent = this.#urgent.has(from);
    const isKnown = isUrgent || this.#waiting.has(from) || this.#tickets.has(from);
    this.drop(from);
    if (isKnown) this.add(to, isUrgent ? "urgent" : "waiting");
  }

  /** Whether a note waits to be claimed. */
  isWaiting(path: string): boolean {
    return this.#urgent.has(path) || this.#waiting.has(path);
  }

  /** Takes the next note out of the queue for reading, in the order in which they were asked for; null without one. */
  claim(among: "all" | "urgent" = "all"): Claim | null {
    const [urgent] = this.#urgent;
    const [waiting] = among === "all" ? this.#waiting : [];
    if (urgent !== undefined) return this.claimNow(urgent);
    return waiting === undefined ? null : this.claimNow(waiting, "waiting");
  }

  /** Leave to read a note at once, asked for or not; whatever is being read of it now will not count. */
  claimNow(path: string, urgency: Urgency = "urgent"): Claim {
    this.drop(path);
    this.#lastTicket += 1;
    this.#tickets.set(path, this.#lastTicket);
    return { path, ticket: this.#lastTicket, urgency };
  }

  /** Whether a reading has not been overtaken. */
  isCurrent({ path, ticket }: Claim): boolean {
    return this.#tickets.get(path) === ticket;
  }

  /** Ends a reading; whether what was read counted until now. */
  settle(claim: Claim): boolean {
    if (!this.isCurrent(claim)) return false;
    this.#tickets.delete(claim.path);
    return true;
  }
}
