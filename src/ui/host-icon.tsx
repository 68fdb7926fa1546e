import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Draws the icon called `name` into `element`, replacing what is there. */
export type DrawIcon = (element: HTMLElement, name: string) => void;

/** An icon of the host, drawn by the host. */
export function HostIcon({
  name,
  draw,
  class: classes,
}: {
  readonly name: string;
  readonly draw: DrawIcon;
  readonly class?: string;
}): VNode {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (element.current !== null) draw(element.current, name);
  }, [name, draw]);
  return <span ref={element} class={classes ?? "por-icon"} aria-hidden="true" />;
}
