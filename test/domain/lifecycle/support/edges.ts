import { SYSTEM, type Actor } from '../../../../src/domain/actor';
import { mark, type Case } from './sample';
import * as way from './ways';

const { drafter, reviewer, approver, publisher, clerk, office, secrecy, lawyers, because, ground } = way;

/** For each edge of disclosure.yaml (`state ACTION index`): a case in that state, and the act that takes the edge. */
type Act = readonly [item: () => Case, action: string, actor: Actor, input?: Record<string, unknown>];

const publish: Act = [way.ready, 'PUBLISH', publisher];
const publishDue: Act = [() => way.at(way.scheduled(), way.TOMORROW), 'PUBLICATION_DUE', SYSTEM];
const dutyOfficer: Act = [way.express, 'EXPRESS_PUBLISH', publisher];
const mirrored: Act = [way.express, 'MIRROR', publisher, way.SAME];
const hold: Act = [way.published, 'HOLD', office, because];
const release: Act = [way.held, 'RELEASE', office];
const takeDown: Act = [way.published, 'TAKE_DOWN', publisher, because];
const repeal: Act = [way.published, 'REPEAL', approver, because];
const expire: Act = [way.published, 'DISPLAY_TERM_ENDED', SYSTEM];
const takenDown = (): Case => way.correctionReady().take('HOLD', office, because).take('TAKE_DOWN', publisher, because);
const withheld = (): Case => way.proposed('WITHHOLD').take('WITHHOLD', approver);
const onRequest = (): Case => way.proposed('RESTRICT').take('RESTRICT', approver);
const settled = (): Case => way.published().know(way.delivered(0, 0)).take('DELIVERED', SYSTEM);
const again = { delivery: '01a20e1d-9aef-7477-9ce3-39bbfb9d210a' };
const next = { ...because, reviewAgainOn: '2028-03-02' };

const overturn: Act = [way.penalty, 'OVERTURN', publisher, way.ANNULLED];
const repair: Act = [() => way.at(way.penalty(), way.REPAIRABLE), 'REPAIR', office, way.REPAIRED];
const heldPenalty = (): Case => way.penalty().take('HOLD', office, because);
const repealedPenalty = (): Case => way.penalty().take('REPEAL', approver, because);
const scheduledPenalty = (): Case =>
  way
    .penalty()
    .take('CORRECT', drafter, because)
    .know({ marks: [mark('element:price')] })
    .take('SUBMIT', drafter)
    .take('CLEAR', reviewer)
    .take('APPROVE', approver)
    .take('SCHEDULE', publisher, { at: way.TOMORROW });

export const EDGES: Readonly<Record<string, Act>> = {
  'work.drafting SUBMIT 0': [way.drafting, 'SUBMIT', drafter],
  'work.drafting GRADE 0': [() => way.drafting({ graded: way.GENERAL }), 'GRADE', drafter, { grade: 'general' }],
  'work.drafting ABANDON 0': [way.drafting, 'ABANDON', drafter, because],
  'work.drafting ABANDON 1': [way.correcting, 'ABANDON', drafter, because],
  'work CONFIRM_SIGNATURE 0': [way.unsignedYet, 'CONFIRM_SIGNATURE', approver],
  'work.drafting RECEIVE 0': [way.drafting, 'RECEIVE', SYSTEM, way.ON_PAPER],
  'work.drafting RECEIVE 1': [
    () => way.drafting({ authorisation: '同公交授〔2026〕1号' }),
    'RECEIVE',
    SYSTEM,
    way.EXCHANGED,
  ],
  'work.drafting RECEIVE 2': [way.drafting, 'RECEIVE', SYSTEM, way.EXCHANGED],
  'work.verification VERIFY 0': [way.verification, 'VERIFY', drafter],
  'work.verification REFUSE_VERIFICATION 0': [way.verification, 'REFUSE_VERIFICATION', clerk, because],
  'work.express EXPRESS_PUBLISH 0': dutyOfficer,
  'work.express MIRROR 0': mirrored,
  'work.express RETURN 0': [way.express, 'RETURN', publisher, because],
  'visibility.none EXPRESS_PUBLISH 0': dutyOfficer,
  'visibility.none MIRROR 0': mirrored,
  'syndication EXPRESS_PUBLISH 0': dutyOfficer,
  'syndication MIRROR 0': mirrored,
  'work.confidentialityReview.reviewing CLEAR 0': [way.reviewing, 'CLEAR', reviewer],
  'work.confidentialityReview.reviewing WITHHOLD 0': [way.reviewing, 'WITHHOLD', reviewer, ground],
  'work.confidentialityReview.reviewing RESTRICT 0': [way.reviewing, 'RESTRICT', reviewer, ground],
  'work.confidentialityReview.reviewing RETURN 0': [way.reviewing, 'RETURN', reviewer, because],
  'work.confidentialityReview.reviewing RECALL 0': [way.reviewing, 'RECALL', drafter],
  'work.confidentialityReview.reviewing REFER 0': [way.reviewing, 'REFER', reviewer, { question: '是否涉密？' }],
  'work.confidentialityReview.reviewing CONSULT 0': [
    ...([way.reviewing, 'CONSULT', reviewer] as const),
    { party: '某公司', receivedOn: '2026-03-02', replyDue: '2026-03-23T16:00:00.000Z' },
  ],
  'work.confidentialityReview.referred ADVISE 0': [way.referred, 'ADVISE', secrecy, { advice: '不涉密' }],
  'work.confidentialityReview.consulting RECORD_REPLY 0': [
    way.consulting,
    'RECORD_REPLY',
    reviewer,
    { consent: 'agrees' },
  ],
  'work.confidentialityReview.consulting CONSULTATION_EXPIRED 0': [
    ...([() => way.at(way.consulting(), way.LATER), 'CONSULTATION_EXPIRED', SYSTEM] as const),
  ],
  'work.approval APPROVE 0': [way.approval, 'APPROVE', approver],
  'work.approval COUNTERSIGN 0': [way.countersigned, 'COUNTERSIGN', lawyers],
  'work.approval WITHHOLD 0': [() => way.proposed('WITHHOLD'), 'WITHHOLD', approver],
  'work.approval RESTRICT 0': [() => way.proposed('RESTRICT'), 'RESTRICT', approver],
  'work.approval RETURN 0': [way.approval, 'RETURN', approver, { ...because, to: 'review' }],
  'work.approval RETURN 1': [way.approval, 'RETURN', approver, because],
  'work.approval RECALL 0': [
    () => way.approval({ policy: 'small', memory: { drafters: [] } }).know(unacted()),
    'RECALL',
    drafter,
  ],
  'work.publication RETURN 0': [way.ready, 'RETURN', publisher, because],
  'work.publication.ready PUBLISH 0': publish,
  'work.publication.ready SCHEDULE 0': [way.ready, 'SCHEDULE', publisher, { at: way.TOMORROW }],
  'work.publication.scheduled UNSCHEDULE 0': [way.scheduled, 'UNSCHEDULE', publisher],
  'work.publication.scheduled PUBLICATION_DUE 0': publishDue,
  'work.publication.scheduled HOLD 0': [way.correctionScheduled, 'HOLD', office, because],
  'work.publication.scheduled DISPLAY_TERM_ENDED 0': [way.correctionScheduled, 'DISPLAY_TERM_ENDED', SYSTEM],
  'work.publication.scheduled OVERTURN 0': [scheduledPenalty, 'OVERTURN', publisher, way.ANNULLED],
  'work.publication.scheduled REPAIR 0': [
    () => way.at(scheduledPenalty(), way.REPAIRABLE),
    ...(['REPAIR', publisher, way.REPAIRED] as const),
  ],
  'visibility.current OVERTURN 0': overturn,
  'visibility.held OVERTURN 0': [heldPenalty, 'OVERTURN', office, way.ANNULLED],
  'visibility.repealed OVERTURN 0': [repealedPenalty, 'OVERTURN', drafter, way.ANNULLED],
  'visibility.repealed TAKE_DOWN 0': [
    () => repealedPenalty().take('OVERTURN', drafter, way.ANNULLED),
    ...(['TAKE_DOWN', publisher, because] as const),
  ],
  'visibility.current REPAIR 0': repair,
  'visibility.held REPAIR 0': [() => way.at(heldPenalty(), way.REPAIRABLE), 'REPAIR', publisher, way.REPAIRED],
  'visibility.repealed REPAIR 0': [() => way.at(repealedPenalty(), way.REPAIRABLE), 'REPAIR', publisher, way.REPAIRED],
  'syndication REPAIR 0': repair,
  'work.idle CORRECT 0': [way.published, 'CORRECT', drafter, because],
  'work.withheld REOPEN 0': [withheld, 'REOPEN', approver, because],
  'work.withheld REASSESS 0': [withheld, 'REASSESS', reviewer, next],
  'work.onRequestOnly REOPEN 0': [onRequest, 'REOPEN', drafter, because],
  'work.onRequestOnly REASSESS 0': [onRequest, 'REASSESS', reviewer, next],
  'visibility.none PUBLISH 0': publish,
  'visibility.none PUBLICATION_DUE 0': publishDue,
  'visibility.current HOLD 0': hold,
  'visibility.current TAKE_DOWN 0': takeDown,
  'visibility.current REPEAL 0': repeal,
  'visibility.current DISPLAY_TERM_ENDED 0': expire,
  'visibility.held RELEASE 0': release,
  'visibility.held TAKE_DOWN 0': [way.held, 'TAKE_DOWN', publisher, because],
  'visibility.held DISPLAY_TERM_ENDED 0': [way.held, 'DISPLAY_TERM_ENDED', SYSTEM],
  'visibility.takenDown DISPLAY_TERM_ENDED 0': [takenDown, 'DISPLAY_TERM_ENDED', SYSTEM],
  'visibility.takenDown PUBLISH 0': [takenDown, 'PUBLISH', publisher],
  'visibility.takenDown PUBLICATION_DUE 0': [
    () => way.at(takenDown().take('SCHEDULE', publisher, { at: way.TOMORROW }), way.TOMORROW),
    ...(['PUBLICATION_DUE', SYSTEM] as const),
  ],
  'visibility.repealed DISPLAY_TERM_ENDED 0': [
    () => way.published().take('REPEAL', approver, because),
    ...(['DISPLAY_TERM_ENDED', SYSTEM] as const),
  ],
  'syndication PUBLISH 0': publish,
  'syndication PUBLICATION_DUE 0': publishDue,
  'syndication HOLD 0': hold,
  'syndication RELEASE 0': release,
  'syndication TAKE_DOWN 0': takeDown,
  'syndication REPEAL 0': repeal,
  'syndication DISPLAY_TERM_ENDED 0': expire,
  'syndication.delivering always 0': [() => way.ready({ pushChannels: 0 }), 'PUBLISH', publisher],
  'syndication.delivering DELIVERED 0': [() => way.published().know(way.delivered(0, 0)), 'DELIVERED', SYSTEM],
  'syndication.delivering DELIVERED 1': [() => way.published().know(way.delivered(0, 1)), 'DELIVERED', SYSTEM],
  'syndication.delivering DELIVERED 2': [() => way.published().know(way.delivered(1, 0)), 'DELIVERED', SYSTEM],
  'syndication.delivering DELIVERY_FAILED 0': [
    () => way.published().know(way.delivered(0, 1)),
    'DELIVERY_FAILED',
    SYSTEM,
  ],
  'syndication.settled DELIVERED 0': [() => settled().know(way.delivered(0, 0)), 'DELIVERED', SYSTEM],
  'syndication.settled DELIVERED 1': [() => settled().know(way.delivered(0, 1)), 'DELIVERED', SYSTEM],
  'syndication.settled DELIVERED 2': [() => settled().know(way.delivered(1, 0)), 'DELIVERED', SYSTEM],
  'syndication.settled DELIVERY_FAILED 0': [() => settled().know(way.delivered(0, 1)), 'DELIVERY_FAILED', SYSTEM],
  'syndication.attention DELIVERED 0': [() => way.failed().know(way.delivered(0, 0)), 'DELIVERED', SYSTEM],
  'syndication.attention DELIVERED 1': [() => way.failed().know(way.delivered(0, 1)), 'DELIVERED', SYSTEM],
  'syndication.attention DELIVERED 2': [() => way.failed().know(way.delivered(1, 0)), 'DELIVERED', SYSTEM],
  'syndication.attention DELIVERY_FAILED 0': [() => way.failed().know(way.delivered(0, 2)), 'DELIVERY_FAILED', SYSTEM],
  'syndication.attention RESEND 0': [way.failed, 'RESEND', publisher],
  'syndication.attention REPLAY 0': [way.failed, 'REPLAY', publisher, again],
  'syndication.settled REPLAY 0': [settled, 'REPLAY', publisher, again],
  'syndication.delivering REPLAY 0': [way.published, 'REPLAY', office, again],
};

/** One who reviewed his own draft in a small unit: nobody else has acted since he submitted. */
function unacted(): Partial<Case['facts']> {
  const item = way.approval();
  return { memory: { ...item.facts.memory, actedSinceSubmission: false } };
}
