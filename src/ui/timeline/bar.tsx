import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { OutlineRow } from "../../core/roadmap/outline-row";
import type { Axis, Bar as BarModel } from "../../core/roadmap/timeline/timeline";
import { say, sayList } from "../../core/words/say";
import type { PaneHost } from "../pane-props";
import { formatEffort, type DayContext } from "../words";
import { movedDates, type Grip } from "./moved-dates";
import { dayInWords } from "../../core/roadmap/timeline/axis-words";

interface BarProps {
  readonly row: OutlineRow;
  readonly bar: BarModel;
  readonly axis: Axis;
  /** How wide a day is, and where the axis begins. */
  readonly dayWidth: number;
  readonly origin: number;
  readonly conflict: string | null;
  readonly day: DayContext;
  readonly host: PaneHost;
}

/** How far a pointer moves until that is meant; pixels. */
const SLACK = 4;

/** The bar of one row. Dragged, it moves the days that stand in the note, and only those. */
export function Bar({ row, bar, axis, dayWidth, origin, conflict, day, host }: BarProps): VNode {
  const [drag, setDrag] = useState<{ readonly grip: Grip; readonly days: number } | null>(null);
  const began = useRef<{ readonly x: number; readonly grip: Grip; readonly sign: number; release(): void } | null>(
    null,
  );
  const wasDragged = useRef(false);
  const canMove = axis === "dates" && bar.fields.length > 0 && row.item !== null;
  const shown = drag === null ? bar : moved(bar, drag.grip, drag.days);
  const onPointerDown = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    if (!canMove || event.button !== 0) return;
    const { currentTarget: element } = event;
    const grip = (event.target as HTMLElement).dataset["grip"] as Grip | undefined;
    const sign = element.matches(":dir(rtl)") ? -1 : 1;
    wasDragged.current = false;
    const { ownerDocument: doc } = element;
    const onKey = (press: KeyboardEvent): void => {
      if (press.key !== "Escape" || !wasDragged.current) return;
      press.preventDefault();
      press.stopPropagation();
      letGo();
      setDrag(null);
    };
    doc.addEventListener("keydown", onKey, true);
    const release = (): void => doc.removeEventListener("keydown", onKey, true);
    began.current = { x: event.clientX, grip: grip ?? "all", sign, release };
    element.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (began.current === null) return;
    const { x, grip, sign } = began.current;
    const far = event.clientX - x;
    if (drag === null && Math.abs(far) < SLACK) return;
    wasDragged.current = true;
    setDrag({ grip, days: Math.round((far * sign) / dayWidth) });
  };
  const letGo = (): void => {
    began.current?.release();
    began.current = null;
  };
  useEffect(() => letGo, []);
  const end = (isMeant: boolean): void => {
    letGo();
    if (drag === null) return;
    setDrag(null);
    if (isMeant && drag.days !== 0) host.setDates([row], movedDates(row, bar, drag.grip, drag.days));
  };
  const classes = ["por-span", `is-by-${bar.by}`];
  if (bar.isPoint) classes.push("is-point");
  if (bar.isCritical) classes.push("is-critical");
  if (bar.isOverdue) classes.push("is-overdue");
  if (conflict !== null) classes.push("is-conflicting");
  if (canMove) classes.push("is-movable");
  if (drag !== null) classes.push("is-dragged");
  const width = Math.max((shown.to - shown.from) * dayWidth, bar.isPoint ? 0 : 3);
  const progress = row.rollup === null ? (row.status === "done" ? 1 : 0) : row.rollup.progress;
  const place = `--por-from: ${(shown.from - origin) * dayWidth}px; --por-width: ${width}px; --por-progress: ${progress}`;
  return (
    <span
      class={classes.join(" ")}
      style={place}
      data-status={row.status ?? undefined}
      aria-label={[barInWords(bar, axis, day), conflict ?? ""].filter((part) => part !== "").join("\n")}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
      onClick={(event) => {
        // What ends a drag is no click on the row.
        if (wasDragged.current) event.stopPropagation();
      }}
    >
      {!bar.isPoint && <span class="por-span-done" />}
      {canMove && !bar.isPoint && bar.fields.length === 2 && (
        <>
          <span class="por-grip" data-grip="start" />
          <span class="por-grip" data-grip="end" />
        </>
      )}
      {drag !== null && <span class="por-span-days">{daysInWords(shown, axis, day)}</span>}
    </span>
  );
}

/** The span after a part of it was dragged. */
function moved({ from, to }: BarModel, grip: Grip, days: number): { readonly from: number; readonly to: number } {
  if (grip === "start") return { from: Math.min(from + days, to - 1), to };
  return grip === "end" ? { from, to: Math.max(to + days, from + 1) } : { from: from + days, to: to + days };
}

/** From when to when a span is. */
function daysInWords({ from, to }: Pick<BarModel, "from" | "to">, axis: Axis, { locale, today }: DayContext): string {
  const [first, last] = [
    dayInWords(from, axis, locale, today),
    dayInWords(Math.max(from, to - 1), axis, locale, today),
  ];
  return first === last ? last : say("timeline.dash", { from: first, to: last });
}

/** What a bar says: when, what that is known by, and what hangs on it. */
export function barInWords(bar: BarModel, axis: Axis, { locale, today }: DayContext): string {
  const from = dayInWords(bar.from, axis, locale, today);
  const to = dayInWords(Math.max(bar.from, bar.to - 1), axis, locale, today);
  const when = from === to || bar.isPoint ? to : say("timeline.range", { from, to });
  const parts = [bar.by === "order" ? say("timeline.by-order") : when];
  if (bar.by === "effort") parts.push(say("timeline.by-effort"));
  if (bar.by === "children") parts.push(say("timeline.by-children"));
  if (bar.isCritical) parts.push(say("timeline.critical"));
  if (bar.isOverdue) parts.push(say("timeline.overdue"));
  if (bar.finishHours !== null) parts.push(say("timeline.finish", { effort: formatEffort(bar.finishHours) }));
  return sayList(parts);
}
