/** What an agent asked cannot be done; the message says why, and what can. */
export class ToolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ToolError";
  }
}
