/** Loaded before the application: its clock is the machine's and what the file says, in milliseconds, which the test changes. */
const { readFileSync } = require('node:fs');

const file = process.env.SHIFTED_CLOCK;
let offset = 0;
const look = () => {
  offset = Number(readFileSync(file, 'utf8'));
};
look();
setInterval(look, 50).unref();

const Real = Date;
globalThis.Date = new Proxy(Real, {
  construct: (target, args, as) => Reflect.construct(target, args.length === 0 ? [Real.now() + offset] : args, as),
  get: (target, key) => (key === 'now' ? () => Real.now() + offset : Reflect.get(target, key)),
});
