/** Those that are read: a status, a title, what makes a task of a note, when week 1 is, and whether it is a plan at all. */
const READ =
  /^(?:title|alias(?:es)?|tags?|status|state|type|istask|kanban-plugin|roadmap(?:-badges)?|week[ _-]?(?:1|one)|due|scheduled|priority|projects|contexts|timeestimate|blockedby|datecreated|completeddate)$/i;
/** Those that mean something to the app. */
const OF_THE_APP = /^(?:cssclass(?:es)?|publish|permalink|description|image|cover|position)$/i;

/** Whether a property of that name says something to the reader or to the app, so that nothing else may be put there. */
export function isUnderstoodProperty(name: string): boolean {
  return READ.test(name) || OF_THE_APP.test(name);
}

/** Whether two names are those of one property, as they are for the app. */
export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
