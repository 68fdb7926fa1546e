import ts from "typescript";

/** A text in the code that a person may be meant to read. */
export interface FoundWords {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** Attributes of elements whose values nobody reads. */
const UNREAD =
  /^(?:class|style|role|type|id|key|d|viewBox|transform|points|icon|name|data-.*|aria-(?!label$|valuetext$).*)$/;
/** Words, or one that begins as a sentence or a label does. */
const PROSE = /\p{L}{2}[,:.;?!…]?\s+[^\s]*\p{L}{2}|^\p{Lu}\p{Ll}|^[+−]?\s*\p{L}+[…!?]$/u;
/** What keys, elements and errors are called, and what the platform asks for. */
const NAMES =
  /^(?:Enter|Escape|Tab|Home|End|Delete|Backspace|(?:Arrow|Page)(?:Up|Down|Left|Right)|Mod|Shift|Alt|Ctrl|Meta|Intl|\w+Error)$/;
/** What stands between and behind the names of folders and files. */
const PATHS = /^[\s./]*(?:plugins\/|(?:data)?\.(?:md|json|bak))$/;
/** Classes, properties of styles, and paths of drawings. */
const STYLES = /(?:^|[\s.])(?:por|is|has|mod|cm|u)-[a-z]|^\s*[\w-]+: ?[\d.]*px|^--|\{\}px|^(?:rgb|color-mix\(|M\{\})/;
/** Calls whose texts are for programmers. */
const UNSEEN = /^(?:\w+\.)*(?:console\.\w+|querySelector(?:All)?|matches|closest|require|setProperty)$/;

/** The texts in code that a person may be meant to read, in the order of the code. */
export function interfaceWordsIn(name: string, code: string): readonly FoundWords[] {
  const kind = name.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, kind);
  const found: FoundWords[] = [];
  const look = (node: ts.Node): void => {
    if (isUnseen(node)) return;
    const text = textOf(node);
    if (text !== null && isProse(text, ts.isJsxText(node))) {
      found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
      return;
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

function isUnseen(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isThrowStatement(node)) return true;
  if (ts.isJsxAttribute(node)) return UNREAD.test(node.name.getText());
  return ts.isCallExpression(node) && UNSEEN.test(node.expression.getText().replace(/\?\./g, "."));
}

/** The text of a literal, with `{}` for what is put in; null for other nodes. */
function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text.replace(/\s+/g, " ").trim();
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join("");
}

function isProse(text: string, isShown: boolean): boolean {
  if (isShown) return /\p{L}/u.test(text);
  const said = text.replace(/\{\}/g, "").trim();
  if (NAMES.test(said) || PATHS.test(said) || STYLES.test(text)) return false;
  return PROSE.test(text.replace(/\{\}/g, "Xx")) && /\p{L}{2}/u.test(said);
}
