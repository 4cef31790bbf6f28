import { House1700000000001 } from './0001-house.js';
import { Heartbeat1700000000002 } from './0002-heartbeat.js';
import { TimersByCase1700000000003 } from './0003-timers-by-case.js';
import { ClocksAndKinds1700000000004 } from './0004-clocks-and-kinds.js';
import { Notices1700000000006 } from './0006-notices.js';
import { Intake1700000000011 } from './0011-intake.js';

/** Listed by hand, in order: what runs is what is written here. */
export const MIGRATIONS = [
  House1700000000001,
  Heartbeat1700000000002,
  TimersByCase1700000000003,
  ClocksAndKinds1700000000004,
  Notices1700000000006,
  Intake1700000000011,
];
