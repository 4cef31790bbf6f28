/** The start cannot go on, and whoever started the process can mend it: the message says what, why and what to do. */
export class StartProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
