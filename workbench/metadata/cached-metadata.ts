// What the metadata cache answers about a note; the shapes of Obsidian's declarations. Lines, columns and offsets count
// from 0, offsets in UTF-16 units, ends are exclusive. [V]

export interface Loc {
  line: number;
  col: number;
  offset: number;
}
export interface Pos {
  start: Loc;
  end: Loc;
}
export interface CacheItem {
  position: Pos;
}
export interface SectionCache extends CacheItem {
  type: string;
  id?: string;
}
export interface HeadingCache extends CacheItem {
  heading: string;
  level: number;
}
export interface ListItemCache extends CacheItem {
  /** Line of the parent item; for a root item minus the line of the first item of its list, -1 on line 0. [V] */
  parent: number;
  /** The character in the box; absent for a plain item. */
  task?: string;
  id?: string;
}
export interface Reference {
  link: string;
  original: string;
  displayText?: string;
}
export interface ReferenceCache extends Reference, CacheItem {}
export interface TagCache extends CacheItem {
  tag: string;
}
export interface BlockCache extends CacheItem {
  id: string;
}
export interface FrontmatterLinkCache extends Reference {
  /** Dotted path of the property, such as `related.0`. */
  key: string;
}
export interface CachedMetadata {
  sections?: SectionCache[];
  headings?: HeadingCache[];
  listItems?: ListItemCache[];
  links?: ReferenceCache[];
  embeds?: ReferenceCache[];
  tags?: TagCache[];
  blocks?: Record<string, BlockCache>;
  frontmatter?: Record<string, unknown>;
  frontmatterPosition?: Pos;
  frontmatterLinks?: FrontmatterLinkCache[];
  footnotes?: BlockCache[];
  footnoteRefs?: BlockCache[];
  referenceLinks?: (CacheItem & { id: string; link: string })[];
}
