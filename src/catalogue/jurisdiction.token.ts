/** Injection token of the one `Jurisdiction` this process serves. */
export const JURISDICTION = Symbol('jurisdiction');
