/** What a listener is called with; each event's own arguments are given by the emitter's documentation. */
export type Listener = (...data: never[]) => unknown;

/** A subscription, to be given back to `offref`. */
export interface EventRef {
  readonly owner: Events;
  readonly name: string;
  readonly callback: Listener;
  readonly context: unknown;
}

/** Called for every event before its listeners; for the workbench's event log. */
export type EventTap = (emitter: Events, name: string, data: readonly unknown[]) => void;

let tap: EventTap | undefined;

/** Watches all events of all emitters. */
export function setEventTap(newTap: EventTap | undefined): void {
  tap = newTap;
}

/** Named events with listeners, called in the order of their subscription. [T Events] */
export class Events {
  private readonly refs = new Map<string, EventRef[]>();

  on(name: string, callback: Listener, context?: unknown): EventRef {
    const ref: EventRef = { owner: this, name, callback, context };
    const refs = this.refs.get(name);
    if (refs === undefined) this.refs.set(name, [ref]);
    else refs.push(ref);
    return ref;
  }

  off(name: string, callback: Listener): void {
    this.keep(name, (ref) => ref.callback !== callback);
  }

  offref(ref: EventRef): void {
    this.keep(ref.name, (other) => other !== ref);
  }

  trigger(name: string, ...data: unknown[]): void {
    tap?.(this, name, data);
    for (const ref of [...(this.refs.get(name) ?? [])]) this.tryTrigger(ref, data);
  }

  /** One listener's error must not keep the others from being called. */
  tryTrigger(ref: EventRef, args: unknown[]): void {
    try {
      ref.callback.apply(ref.context, args as never[]);
    } catch (error) {
      console.error(error);
    }
  }

  /** How many listeners there are; not in the declarations: for leak tests. */
  countListeners(): number {
    return [...this.refs.values()].reduce((sum, refs) => sum + refs.length, 0);
  }

  private keep(name: string, wanted: (ref: EventRef) => boolean): void {
    const left = (this.refs.get(name) ?? []).filter(wanted);
    if (left.length > 0) this.refs.set(name, left);
    else this.refs.delete(name);
  }
}
