import { SignInLimit } from '../../../src/access/sign-in-limit.js';

const start = new Date('2026-11-23T09:00:00+08:00');
const after = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
const HERE = '10.0.0.7';

function guess(limit: SignInLimit, times: number, account = 'land-bureau.approver', address = HERE): void {
  for (let n = 0; n < times; n += 1) limit.attempt(account, address, start);
}

describe('guessing passwords is slowed down', () => {
  test('the eleventh wrong password of one account from one address waits until the quarter of an hour is over', () => {
    const limit = new SignInLimit();
    guess(limit, 10);
    expect(limit.attempt('land-bureau.approver', HERE, after(5))).toBe(600);
    expect(limit.attempt('land-bureau.approver', HERE, after(15))).toBeNull();
  });

  test('one who is locked out here does not lock the owner out elsewhere', () => {
    const limit = new SignInLimit();
    guess(limit, 30);
    expect(limit.attempt('land-bureau.approver', '10.0.0.8', start)).toBeNull();
  });

  test('one address that tries many accounts is stopped, and so is one account tried from many addresses', () => {
    const limit = new SignInLimit();
    for (let n = 0; n < 60; n += 1) guess(limit, 1, `account-${n}`);
    expect(limit.attempt('account-60', HERE, start)).toBe(900);
    for (let n = 0; n < 100; n += 1) guess(limit, 1, 'admin', `10.1.0.${n}`);
    expect(limit.attempt('admin', '10.1.0.100', start)).toBe(900);
  });

  test('a right password costs nothing and clears the slips before it', () => {
    const limit = new SignInLimit();
    for (let day = 0; day < 20; day += 1) {
      guess(limit, 3);
      expect(limit.attempt('land-bureau.approver', HERE, start)).toBeNull();
      limit.succeeded('land-bureau.approver', HERE);
    }
  });
});
