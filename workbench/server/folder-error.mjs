/** A request that the folder refuses, with the HTTP status to answer. */
export class FolderError extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.name = "FolderError";
    this.status = status;
  }
}
