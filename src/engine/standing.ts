/** Where the case stands after an accepted action. */
export interface Standing {
  readonly state: string;
  readonly states: readonly string[];
  readonly revision: number;
}
