import type { Registry } from '../registry.js';
import {
  approve,
  confirmNonDisclosure,
  countersign,
  propose,
  reassess,
  reopen,
  returnToReviewer,
} from './effects/approval.js';
import { grade, overturn, repair } from './effects/display.js';
import { abandon, correct, discardCorrection, recall, submit } from './effects/drafting.js';
import { leaveExpress, mirror, receive, refuseVerification, tellFinds, verify } from './effects/intake.js';
import { publish, schedule, unschedule } from './effects/publication.js';
import { advise, clear, consult, consultationExpired, recordReply, refer, returnToDrafter } from './effects/review.js';
import { confirmSignature } from './effects/signature.js';
import { noteDelivery, noteFailure, replay, resend } from './effects/syndication.js';
import { expire, hold, release, repeal, takeDown } from './effects/visibility.js';
import { approvable, backToReview, countersignable } from './guards/approval.js';
import { consultable, replyOverdue } from './guards/consultation.js';
import { gradable, overturnable, repairable } from './guards/display.js';
import { complete, firstVersion, laterVersion, readableByDrafters, recallable } from './guards/drafting.js';
import { expressible, expressPublishable, mirrorable, notReceived, unverified } from './guards/intake.js';
import { confirmable, proposable, reassessable } from './guards/non-disclosure.js';
import { publishable, schedulable } from './guards/publication.js';
import { clearable, referable } from './guards/review.js';
import { awaitsSignature } from './guards/signature.js';
import { allDelivered, anyFailed, nothingOwed } from './guards/syndication.js';
import { correctable, holdable, releasable, removable, repealable, termRunning } from './guards/visibility.js';
import { DATE_RULES, UNIT_RULES } from './unit-rules.js';

/** The names workflows/disclosure.yaml may use. */
export const DISCLOSURE: Registry = {
  guards: {
    ...{ complete, firstVersion, laterVersion, readableByDrafters, recallable },
    ...{ notReceived, unverified, expressible, expressPublishable, mirrorable, awaitsSignature },
    ...{ clearable, referable, consultable, replyOverdue },
    ...{ proposable, confirmable, reassessable },
    ...{ approvable, backToReview, countersignable },
    ...{ publishable, schedulable },
    ...{ correctable, holdable, releasable, removable, repealable, termRunning },
    ...{ gradable, overturnable, repairable },
    ...{ allDelivered, anyFailed, nothingOwed },
  },
  effects: {
    ...{ submit, recall, abandon, discardCorrection, correct },
    ...{ receive, tellFinds, verify, refuseVerification, leaveExpress, mirror, confirmSignature },
    ...{ clear, refer, advise, consult, recordReply, consultationExpired, returnToDrafter },
    ...{ propose, approve, countersign, confirmNonDisclosure, returnToReviewer, reopen, reassess },
    ...{ publish, schedule, unschedule },
    ...{ hold, release, takeDown, repeal, expire },
    ...{ grade, overturn, repair },
    ...{ noteDelivery, noteFailure, replay, resend },
  },
  unitRules: UNIT_RULES,
  dateRules: DATE_RULES,
};
