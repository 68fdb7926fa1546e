/** A stretch of text in one text node, at its place in a line. */
interface Stretch {
  readonly node: Text;
  /** Where it begins in the node, and in the line. */
  readonly nodeFrom: number;
  readonly from: number;
  readonly to: number;
  readonly isCode: boolean;
}

/** A line of a block as it is rendered. */
export interface RenderedLine {
  readonly text: string;
  readonly stretches: readonly Stretch[];
}

/** What has lines of its own, within a block. */
const BLOCKS = /^(?:P|UL|OL|LI|DL|TABLE|DIV|SECTION|BLOCKQUOTE|PRE|H[1-6]|HR|DETAILS)$/;
/** What is no text of the note's: badges, buttons, boxes, pictures. */
const NO_TEXT = /^(?:SVG|BUTTON|INPUT|SELECT|STYLE|SCRIPT|CANVAS|IFRAME|VIDEO|AUDIO)$/i;
const CODE = /^(?:CODE|KBD|SAMP)$/;

/** The lines of a block's own text, without those of the blocks in it; a line that is empty is left out. */
export function linesOf(block: Element): readonly RenderedLine[] {
  const lines: RenderedLine[] = [];
  let text = "";
  let stretches: Stretch[] = [];
  const end = (): void => {
    if (text.trim() !== "") lines.push({ text, stretches });
    text = "";
    stretches = [];
  };
  const take = (node: Text, isCode: boolean): void => {
    let nodeFrom = 0;
    for (const part of node.data.split("\n")) {
      if (nodeFrom > 0) end();
      if (part !== "") stretches.push({ node, nodeFrom, from: text.length, to: text.length + part.length, isCode });
      text += part;
      nodeFrom += part.length + 1;
    }
  };
  const walk = (parent: Node, isCode: boolean): void => {
    for (const child of parent.childNodes) {
      if (child.nodeType === child.TEXT_NODE) take(child as Text, isCode);
      else if (child.nodeName === "BR" || BLOCKS.test(child.nodeName)) end();
      else if (!NO_TEXT.test(child.nodeName) && !(child as Element).classList.contains("por-mark"))
        walk(child, isCode || CODE.test(child.nodeName));
    }
  };
  walk(block, false);
  end();
  return lines;
}

/** The range of a stretch of a line; null where something of it is code, or nothing is. */
export function rangeIn({ stretches }: RenderedLine, from: number, to: number): Range | null {
  const touched = stretches.filter((stretch) => stretch.from < to && from < stretch.to);
  const [first] = touched;
  const last = touched[touched.length - 1];
  if (first === undefined || last === undefined || touched.some(({ isCode }) => isCode)) return null;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, first.nodeFrom + Math.max(0, from - first.from));
  range.setEnd(last.node, last.nodeFrom + Math.min(last.to, to) - last.from);
  return range;
}
