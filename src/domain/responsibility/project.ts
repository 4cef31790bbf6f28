/** What a project says about who is who in it. */
export interface ProjectFacts {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly parties: Readonly<Record<string, string>>; // party → unit
  readonly authorisations: readonly Authorisation[];
}

/** The written authorisation by which an agency acts for a party of this project (方案四（四）、（六）: 被授权的招标代理机构). */
export interface Authorisation {
  readonly agency: string; // unit
  readonly principal: string; // unit
  readonly document: string;
  readonly from: string; // first day
  readonly to?: string | undefined; // last day
}

/** Whether the agency may act for the principal on a day. */
export function isAuthorised(project: ProjectFacts, agency: string, principal: string, today: string): boolean {
  return project.authorisations.some(
    (one) =>
      one.agency === agency &&
      one.principal === principal &&
      one.from <= today &&
      (one.to === undefined || today <= one.to),
  );
}
