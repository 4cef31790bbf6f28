import type { FieldMapping } from './mapping.js';
import { sourceKind } from './sources/index.js';

/** The fields of the item a person fills to give the value: `title`, `elements.price`, `project`; none for what the system supplies. */
export const placesOf = ({ sources }: Pick<FieldMapping, 'sources'>): readonly string[] =>
  sources.flatMap(({ kind, path }) => sourceKind(kind).field(path) ?? []);

/** Written by the drafter and judged in the review; a project and its parties are not. */
export const canBeWithheld = (asked: Pick<FieldMapping, 'sources'>): boolean =>
  placesOf(asked).some((place) => place !== 'project');
