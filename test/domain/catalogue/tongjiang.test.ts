import { loadJurisdiction } from '../../../src/catalogue/load-jurisdiction.js';

test('loads', () => {
  const j = loadJurisdiction('jurisdictions/230881-tongjiang');
  expect(j.entries.size).toBe(35);
});
