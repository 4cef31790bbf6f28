import { buildJurisdiction } from './build.js';
import { catalogueFaults } from './checks/catalogue-faults.js';
import { accountFaults } from './checks/account-faults.js';
import { calendarFaults } from './checks/calendar-faults.js';
import { deadlineFaults } from './checks/deadline-faults.js';
import { duplicateFaults } from './checks/duplicate-faults.js';
import { dualPublicityFaults } from './checks/dual-publicity-faults.js';
import { escalationFaults } from './checks/escalation-faults.js';
import { exchangeFaults } from './checks/exchange-faults.js';
import { intakeFaults } from './checks/intake-faults.js';
import { channelFaults } from './checks/channel-faults.js';
import { jurisdictionFaults } from './checks/jurisdiction-faults.js';
import { obligationFaults } from './checks/obligation-faults.js';
import { ocdsFaults } from './checks/ocds-faults.js';
import { unitFaults } from './checks/unit-faults.js';
import { readShapes, type RawFiles } from './files.js';
import type { Jurisdiction } from './jurisdiction.js';
import { JurisdictionError } from './jurisdiction-error.js';

const CHECKS = [
  duplicateFaults,
  unitFaults,
  jurisdictionFaults,
  channelFaults,
  catalogueFaults,
  deadlineFaults,
  obligationFaults,
  calendarFaults,
  escalationFaults,
  accountFaults,
  intakeFaults,
  exchangeFaults,
  dualPublicityFaults,
  ocdsFaults,
];

/**
 * Reads a jurisdiction from the parsed YAML of its folder.
 * @throws JurisdictionError with file, path and reason at the first fault
 */
export function parseJurisdiction(raw: RawFiles): Jurisdiction {
  const files = readShapes(raw);
  for (const check of CHECKS) {
    for (const fault of check(files)) throw new JurisdictionError(fault.file, fault.path, fault.reason);
  }
  return buildJurisdiction(files);
}
