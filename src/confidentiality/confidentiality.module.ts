import { Inject, Module } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { endOfDay } from '../domain/calendar/dates.js';
import { dueDate } from '../domain/calendar/due-date.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { Preparations } from '../engine/preparations.js';
import { MarkChecks } from './mark-checks.js';

/** 条例 32: a third party has fifteen working days from the day it received the letter. */
const REPLY_WORKING_DAYS = 15;

/** Review item by item: which marks may be put, and how long a third party has to answer. */
@Module({ providers: [MarkChecks], exports: [MarkChecks] })
export class ConfidentialityModule {
  constructor(preparations: Preparations, @Inject(JURISDICTION) { calendar }: Jurisdiction) {
    preparations.register('CONSULT', (input) => {
      const { receivedOn } = input;
      if (typeof receivedOn !== 'string') return input;
      return { ...input, replyDue: endOfDay(dueDate(calendar, receivedOn, REPLY_WORKING_DAYS, 'working-day').on) };
    });
  }
}
