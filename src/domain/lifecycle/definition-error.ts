/** A workflow definition that may not start: which file, where in it, and why. */
export class DefinitionError extends Error {
  constructor(
    readonly file: string,
    readonly path: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${path === '' ? '' : `${path}: `}${reason}`, options);
    this.name = 'DefinitionError';
  }
}

/** A finding of one check, before the file's name is put to it. */
export interface Finding {
  readonly path: string;
  readonly reason: string;
}
