// Runs one subject in this process and tells what it found out: node --expose-gc <this> '{"subject": …}'
import { askQueries, editNote, findFindings, renameNotes, search } from "./changes";
import type { Job, Subject } from "./job";
import { evaluatePlugin } from "./load-plugin";
import { keepVault, startFromKept } from "./warm-start";
import {
  cutIntoLines,
  describeVault,
  parseWithMarkdownIt,
  parseWithRemark,
  readAndIndex,
  readAndTransfer,
  readFiles,
} from "./whole-vault";

const SUBJECTS: Readonly<Record<string, Subject>> = {
  describe: describeVault,
  keep: keepVault,
  "read the files": readFiles,
  "cut into lines": cutIntoLines,
  "remark, GFM and frontmatter": parseWithRemark,
  "markdown-it": parseWithMarkdownIt,
  "read and index": readAndIndex,
  "the same as in the app": readAndTransfer,
  "warm start": startFromKept,
  edit: editNote,
  rename: renameNotes,
  search: search,
  query: askQueries,
  findings: findFindings,
  load: evaluatePlugin,
};

const job = JSON.parse(process.argv[2] ?? "{}") as Job;
const subject = SUBJECTS[job.subject];
if (subject === undefined) throw new Error(`There is nothing called “${job.subject}” to time`);
const figures = subject(job);
if (process.send === undefined) console.log(figures);
else process.send(figures);
