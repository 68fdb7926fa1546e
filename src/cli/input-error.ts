/** Thrown for input that cannot be read; its message is for people. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "InputError";
  }
}
