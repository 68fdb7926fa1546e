/** A badge that was put into a rendered note, and how it is taken out again. */
export interface PutBadge {
  readonly element: HTMLElement;
  takeOut(): void;
}

/** Puts a badge in the place of a range, whose nodes are kept, unseen, to be put back. */
export function putInstead(range: Range, element: HTMLElement): PutBadge {
  const doc = element.ownerDocument;
  const around = doc.createElement("span");
  around.className = "por-put";
  const source = doc.createElement("span");
  source.hidden = true;
  source.append(range.extractContents());
  around.append(element, source);
  range.insertNode(around);
  return {
    element,
    takeOut: () => {
      const parent = around.parentNode;
      around.replaceWith(...source.childNodes);
      // The text is then in as many nodes as it was.
      parent?.normalize();
    },
  };
}

/** Puts a badge before a range. */
export function putBefore(range: Range, element: HTMLElement): PutBadge {
  range.insertNode(element);
  return put(element);
}

/** Puts a badge behind an element such as a link. */
export function putBehind(anchor: Element, element: HTMLElement): PutBadge {
  anchor.after(element);
  return put(element);
}

/** Puts a badge at the end of a block's own text, before the lists and blocks in it. */
export function putAtEnd(block: Element, element: HTMLElement): PutBadge {
  const paragraph = [...block.children].find(({ nodeName }) => nodeName === "P");
  const within = paragraph ?? block;
  const below = [...within.children].find(({ nodeName }) => /^(?:UL|OL|DIV|BLOCKQUOTE|PRE|TABLE)$/.test(nodeName));
  within.insertBefore(element, below ?? null);
  return put(element);
}

function put(element: HTMLElement): PutBadge {
  return {
    element,
    takeOut: () => {
      const parent = element.parentNode;
      element.remove();
      parent?.normalize();
    },
  };
}
