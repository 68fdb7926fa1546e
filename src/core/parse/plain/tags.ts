// Patterns of HTML tags on one line. Source: the CommonMark spec, “Raw HTML”.

const ATTRIBUTE = "[ \\t]+[A-Za-z_:][A-Za-z0-9_.:-]*(?:[ \\t]*=[ \\t]*(?:[^\\s\"'=<>`]+|'[^'\\n]*'|\"[^\"\\n]*\"))?";

export const OPEN_TAG = `<[A-Za-z][A-Za-z0-9-]*(?:${ATTRIBUTE})*[ \\t]*/?>`;
export const CLOSING_TAG = "</[A-Za-z][A-Za-z0-9-]*[ \\t]*>";
