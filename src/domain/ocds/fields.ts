/** The parts of a contracting process, in the order of OCDS 1.1; each gives a release its tag. */
export const STAGES = ['planning', 'tender', 'award', 'contract', 'implementation'] as const;
export type Stage = (typeof STAGES)[number];

/** How an element is read for a field. */
export type Reading =
  | 'text'
  | 'choice' // the name of a code, in Chinese
  | 'translated' // the code itself, by the mapping's `values`
  | 'money'
  | 'measure'
  | 'day'
  | 'organisations' // names parted by 、
  | 'rows';

interface Field {
  readonly reads: Reading;
  /** Null for what belongs to no stage: the thing that is granted or sold. */
  readonly stage: Stage | null;
}

/** What an element may become in a release: `{section}.{field}`, the section being built once for each release. */
export const FIELDS = {
  'planning.rationale': { reads: 'text', stage: 'planning' },
  'planning.budget.project': { reads: 'text', stage: 'planning' },
  'planning.budget.amount': { reads: 'money', stage: 'planning' },
  'tender.description': { reads: 'text', stage: 'tender' },
  'tender.eligibilityCriteria': { reads: 'text', stage: 'tender' },
  'tender.awardCriteriaDetails': { reads: 'text', stage: 'tender' },
  'tender.submissionMethodDetails': { reads: 'text', stage: 'tender' },
  'tender.procurementMethod': { reads: 'translated', stage: 'tender' },
  'tender.procurementMethodDetails': { reads: 'choice', stage: 'tender' },
  'tender.value': { reads: 'money', stage: 'tender' },
  'tender.minValue': { reads: 'money', stage: 'tender' },
  'tender.tenderers': { reads: 'organisations', stage: 'tender' },
  'award.description': { reads: 'text', stage: 'award' },
  'award.date': { reads: 'day', stage: 'award' },
  'award.value': { reads: 'money', stage: 'award' },
  'award.suppliers': { reads: 'organisations', stage: 'award' },
  'award.rows': { reads: 'rows', stage: 'award' },
  'contract.description': { reads: 'text', stage: 'contract' },
  'contract.dateSigned': { reads: 'day', stage: 'contract' },
  'contract.value': { reads: 'money', stage: 'contract' },
  'implementation.transactions': { reads: 'rows', stage: 'implementation' },
  'asset.name': { reads: 'text', stage: null },
  'asset.location': { reads: 'text', stage: null },
  'asset.description': { reads: 'text', stage: null },
  'asset.area': { reads: 'measure', stage: null },
  'asset.term': { reads: 'measure', stage: null },
  'asset.use': { reads: 'choice', stage: null },
  'asset.plotRatio': { reads: 'text', stage: null },
  'asset.buildingDensity': { reads: 'text', stage: null },
  'asset.mineral': { reads: 'text', stage: null },
  'asset.scale': { reads: 'text', stage: null },
  'asset.range': { reads: 'text', stage: null },
  'asset.reserves': { reads: 'text', stage: null },
  'asset.licenceNumber': { reads: 'text', stage: null },
  'asset.transferMode': { reads: 'choice', stage: null },
  'asset.valuation': { reads: 'money', stage: null },
} as const satisfies Readonly<Record<string, Field>>;

export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as [FieldName, ...FieldName[]];

export const fieldOf = (name: FieldName): Field => FIELDS[name];
