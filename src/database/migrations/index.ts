import { House1700000000001 } from './0001-house.js';
import { Heartbeat1700000000002 } from './0002-heartbeat.js';
import { TimersByCase1700000000003 } from './0003-timers-by-case.js';
import { ClocksAndKinds1700000000004 } from './0004-clocks-and-kinds.js';
import { CalendarNotices1700000000005 } from './0005-calendar-notices.js';
import { Notices1700000000006 } from './0006-notices.js';
import { Obligations1700000000007 } from './0007-obligations.js';
import { OrderEvidence1700000000008 } from './0008-order-evidence.js';
import { People1700000000009 } from './0009-people.js';
import { Board1700000000010 } from './0010-board.js';
import { Intake1700000000011 } from './0011-intake.js';
import { Screening1700000000012 } from './0012-screening.js';
import { Reports1700000000013 } from './0013-reports.js';
import { Changes1700000000014 } from './0014-changes.js';
import { Channels1700000000015 } from './0015-channels.js';
import { CreditRecords1700000000016 } from './0016-credit-records.js';
import { Ocds1700000000017 } from './0017-ocds.js';
import { ChannelHealth1700000000018 } from './0018-channel-health.js';
import { Reconciliation1700000000019 } from './0019-reconciliation.js';
import { DeliveryBatches1700000000020 } from './0020-delivery-batches.js';
import { Differences1700000000021 } from './0021-differences.js';

/** Listed by hand, in order: what runs is what is written here. */
export const MIGRATIONS = [
  House1700000000001,
  Heartbeat1700000000002,
  TimersByCase1700000000003,
  ClocksAndKinds1700000000004,
  CalendarNotices1700000000005,
  Notices1700000000006,
  Obligations1700000000007,
  OrderEvidence1700000000008,
  People1700000000009,
  Board1700000000010,
  Intake1700000000011,
  Screening1700000000012,
  Reports1700000000013,
  Changes1700000000014,
  Channels1700000000015,
  CreditRecords1700000000016,
  Ocds1700000000017,
  ChannelHealth1700000000018,
  Reconciliation1700000000019,
  DeliveryBatches1700000000020,
  Differences1700000000021,
];
