import { Counter } from 'prom-client';

export const deliveryAttempts = new Counter({
  name: 'gongkai_delivery_attempts_total',
  help: 'Attempts to deliver a publication, by channel and what followed: delivered, pending (will be tried again) or failed',
  labelNames: ['channel', 'outcome'],
});
