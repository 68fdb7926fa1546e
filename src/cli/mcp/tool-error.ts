/** What an agent asked can not be done; the message says why, and what can. */
export class ToolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ToolError";
  }
}
