/** As the Kanban plugin writes it in its languages. */
const ARCHIVE = /^(?:archive|archiv|archivo|arquivo|archivio|архив|归档|歸檔|アーカイブ|보관함?)$/iu;

/** Whether a heading says that below it lies what is kept, and done with. */
export function isArchiveHeading(heading: string): boolean {
  return ARCHIVE.test(heading);
}
