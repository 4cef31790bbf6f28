import { publicationEvent } from '../publication-event.js';
import type { Encoder } from './encoder.js';

/** CloudEvents 1.0, structured JSON (https://cloudevents.io); the signature in the headers is Standard Webhooks 1.0. */
export const webhook: Encoder = (delivery, _channel, { jurisdiction, addresses }) => ({
  contentType: 'application/cloudevents+json; charset=utf-8',
  body: JSON.stringify(publicationEvent(delivery, jurisdiction, addresses)),
  ending: 'json',
});
