/** The embedded PostgreSQL cannot run here; the message says why and what to do, for the person who starts the process. */
export class EmbeddedProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedProblem';
  }
}
