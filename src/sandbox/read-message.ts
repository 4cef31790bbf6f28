import { readJsonMessage } from './json-message.js';
import type { Message } from './message.js';
import { readXmlMessage } from './xml-message.js';

/** Throws when the message is not one: the platform then refuses it (400). */
export const readMessage = (payload: string): Message =>
  payload.trimStart().startsWith('<') ? readXmlMessage(payload) : readJsonMessage(payload);
