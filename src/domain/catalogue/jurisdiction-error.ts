/** A fault in a jurisdiction's files. It stops the start: nothing may run on a catalogue that contradicts itself. */
export class JurisdictionError extends Error {
  constructor(
    /** The file inside the jurisdiction's folder, e.g. `catalogue/2-land.yaml`. */
    readonly file: string,
    /** Where in it, e.g. `units[3].uscc`; empty for the file as a whole. */
    readonly path: string,
    readonly reason: string,
  ) {
    super(path === '' ? `${file}: ${reason}` : `${file}: ${path}: ${reason}`);
    this.name = 'JurisdictionError';
  }
}

/** One fault as the checks report it, before it is thrown. */
export interface Fault {
  readonly file: string;
  readonly path: string;
  readonly reason: string;
}
