import type { Guard } from '../../step.js';
import { notNow } from '../../saying.js';

/** Counts are those after the outcome that is being reported. */
export const allDelivered: Guard = ({ facts: { deliveries } }) =>
  deliveries.pending === 0 && deliveries.failed === 0 ? [] : [notNow('deliveries-open')];

export const anyFailed: Guard = ({ facts: { deliveries } }) =>
  deliveries.failed > 0 ? [] : [notNow('no-delivery-failed')];

/** No push channel is owed anything: there is nothing to wait for. */
export const nothingOwed: Guard = ({ facts }) => (facts.pushChannels === 0 ? [] : [notNow('deliveries-open')]);
