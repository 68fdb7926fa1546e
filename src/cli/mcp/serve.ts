import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { z } from "zod";
import { RULE_NAMES, SEVERITIES } from "../../core/findings/finding";
import { STATUSES } from "../../core/status/status";
import type { PlanTools } from "./plan-tools";

const INSTRUCTIONS =
  "The plan in a folder of Markdown notes, read from the notes as they stand at each call. Paths are those of notes in " +
  "the folder, lines count from 1. Begin with report or next; find takes a query such as 'is:open priority:>=high'; " +
  "item tells all of one line; check tells where the plan contradicts itself. Long answers come in pages: ask again " +
  "with the cursor that they end with.";
const READS_ONLY = " This server only reads: it was started without --write.";
const WRITES =
  " set_status changes one status in its note by the smallest edit; give the text of the line as expected, as item told it.";

const page = {
  cursor: z.string().max(40).optional().describe("what the page before ended with; nothing for the first one"),
};
const limit = z.number().int().min(1).max(200).default(50).describe("how many items at most");
const query = z
  .string()
  .max(1000)
  .describe(
    "words and terms, such as: is:open is:ready is:blocked status:active priority:>=high due:this-week person:@ada " +
      'phase:"Phase 2" path:Plans/ tag:#x link:[[Note]] has:due kind:task, with -, OR and brackets',
  );
const path = z.string().min(1).max(1000).describe("the note, as a path in the folder, such as Plans/Harbour.md");
const line = z.number().int().min(1).max(10_000_000).describe("the line in the note, from 1");

/** Answers over stdin and stdout, with `set_status` only where the folder may be written to. */
export async function serve(tools: PlanTools, canWrite: boolean, version: string): Promise<void> {
  const server = new McpServer(
    { name: "plan-of-record", version },
    { instructions: INSTRUCTIONS + (canWrite ? WRITES : READS_ONLY) },
  );
  addReaders(server, tools);
  if (canWrite) addWriter(server, tools);
  await server.connect(new StdioServerTransport());
}

const READS = { readOnlyHint: true, openWorldHint: false } as const;

function addReaders(server: McpServer, tools: PlanTools): void {
  server.registerTool(
    "report",
    {
      title: "Report",
      description: "How the plan stands: folders, notes and phases with counts, or another view of it, as text.",
      annotations: READS,
      inputSchema: z.strictObject({
        view: z.enum(["outline", "board", "timeline", "findings", "trend", "next"]).default("outline"),
        format: z
          .enum(["text", "markdown", "csv", "json", "mermaid"])
          .default("text")
          .describe("mermaid of a timeline alone"),
        query: query.optional(),
        all: z.boolean().default(false).describe("single tasks and rows in the outline, too"),
        open_only: z.boolean().default(false).describe("without what is done or cancelled"),
        ...page,
      }),
    },
    async (asked) => toAnswer(await tools.report(asked)),
  );
  server.registerTool(
    "next",
    {
      title: "Next",
      description:
        "What can be worked on now: open, not to start later, with all that it needs done, and neither it nor its phase " +
        "or note blocked, deferred, cancelled or archived; most urgent first.",
      annotations: READS,
      inputSchema: z.strictObject({ query: query.optional(), limit, ...page }),
    },
    async (asked) => toAnswer(await tools.next(asked)),
  );
  server.registerTool(
    "find",
    {
      title: "Find",
      description: "The items that a query means, by path and line, with all that they carry.",
      annotations: READS,
      inputSchema: z.strictObject({ query, limit, ...page }),
    },
    async (asked) => toAnswer(await tools.find(asked)),
  );
  server.registerTool(
    "item",
    {
      title: "Item",
      description:
        "All that is known of the task, row or phase on a line: its text, why it has its status, what it stands under, " +
        "what stands below it, what it needs, and where it contradicts the plan.",
      annotations: READS,
      inputSchema: z.strictObject({ path, line }),
    },
    async (asked) => toAnswer(await tools.item(asked)),
  );
  server.registerTool(
    "check",
    {
      title: "Check",
      description: "Where the plan contradicts itself: each finding with both sides quoted.",
      annotations: READS,
      inputSchema: z.strictObject({
        rules: z.array(z.enum(RULE_NAMES)).max(RULE_NAMES.length).optional().describe("these rules alone"),
        least: z.enum(SEVERITIES).default("info").describe("only findings that are at least so serious"),
        path: path.optional().describe("only in this folder or note"),
        ...page,
      }),
    },
    async (asked) => toAnswer(await tools.check(asked)),
  );
}

function addWriter(server: McpServer, tools: PlanTools): void {
  server.registerTool(
    "set_status",
    {
      title: "Set status",
      description:
        "Gives what stands on a line another status: the box, word or sign that says it, in the note's own words, and " +
        "nothing else. Nothing is written where no such small edit is read as just that.",
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      inputSchema: z.strictObject({
        path,
        line,
        status: z.enum(STATUSES),
        expected: z
          .string()
          .max(100_000)
          .optional()
          .describe(
            "the text of the line as it is meant, as item gives it: where another stands there, nothing is written",
          ),
        dry_run: z.boolean().default(false).describe("only show the change, as a diff"),
      }),
    },
    async (asked) => toAnswer(await tools.setStatus(asked)),
  );
}

function toAnswer(answer: string | object): { content: [{ type: "text"; text: string }] } {
  return { content: [{ type: "text", text: typeof answer === "string" ? answer : JSON.stringify(answer) }] };
}
