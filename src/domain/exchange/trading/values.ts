import type { ElementValue, Measured, Row } from '../../catalogue/value-readers.js';

export const hasRows = (value: ElementValue | null): value is readonly Row[] => Array.isArray(value);

export const isMeasured = (value: ElementValue | null): value is Measured =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
