/** The part of OCDS 1.1 that we fill, as it is written; whatever is not known is left out, never empty. */
export interface Release {
  readonly ocid: string;
  readonly id: string;
  readonly date: string;
  readonly tag: readonly string[];
  readonly initiationType: 'tender';
  readonly language: 'zh';
  readonly parties?: readonly Organization[];
  readonly buyer?: Reference;
  readonly planning?: Section;
  readonly tender?: Section & { readonly id: string };
  readonly awards?: readonly (Section & { readonly id: string })[];
  readonly contracts?: readonly (Section & { readonly id: string; readonly awardID: string })[];
  readonly asset?: Section;
  readonly publications: readonly PublicationStatus[];
}

export type Section = Readonly<Record<string, unknown>>;

export interface Reference {
  readonly id: string;
  readonly name: string;
}

export interface Organization extends Reference {
  readonly identifier?: { readonly scheme: string; readonly id: string; readonly legalName: string };
  readonly address?: { readonly streetAddress: string };
  readonly roles: readonly string[];
}

/** Our extension: the publication a release speaks of, by its 索引号, and what has become of it. */
export interface PublicationStatus {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly url: string;
  /** Releases whose content may no longer be passed on. */
  readonly withdraws?: readonly string[];
}

export interface Money {
  readonly amount: number;
  readonly currency: string;
}
