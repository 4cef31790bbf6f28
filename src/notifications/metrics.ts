import { Counter } from 'prom-client';

export const messageAttempts = new Counter({
  name: 'gongkai_notice_attempts_total',
  help: 'Attempts to send a notice to one person, by transport and what followed: done, open (will be tried again) or failed',
  labelNames: ['transport', 'outcome'],
});
