import type { PhrasingContent } from "mdast";

/** All inline nodes below `content`, in no recursion. */
export function* inlineNodes(content: readonly PhrasingContent[]): Generator<PhrasingContent> {
  const open = [...content].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    if (!("children" in node)) continue;
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child !== undefined) open.push(child);
    }
  }
}
