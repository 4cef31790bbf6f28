import { Client } from 'pg';
import { Statement } from '../../src/engine/statement.js';
import { startApp } from '../support/app.js';
import { statementsOf } from '../support/plans.js';
import { must, published } from '../support/way.js';

describe('a statement put together from parts', () => {
  const update = 'UPDATE t SET a = $a WHERE id = $id RETURNING id';

  test('numbers the values of all parts in the order of the text', () => {
    const made = new Statement()
      .with('c', update, { id: 'x', a: 1 })
      .with('n', 'INSERT INTO n SELECT $a, $a FROM c', { a: 2 })
      .query('test.numbers');
    expect(made.name).toBe('test.numbers:c.n');
    expect(made.text).toContain('SET a = $2 WHERE id = $1');
    expect(made.text).toContain('SELECT $3, $3 FROM c');
    expect(made.values).toEqual(['x', 1, 2]);
  });

  test('takes its values by name, in whatever order a later one gives them', () => {
    new Statement().with('c', update, { id: 'x', a: 1 }).query('test.order');
    const { values } = new Statement().with('c', update, { a: 1, id: 'x' }).query('test.order');
    expect(values).toEqual(['x', 1]);
  });

  test('refuses a name without a value, a second text under one name, and a name PostgreSQL would cut', () => {
    expect(() => new Statement().with('c', update, { id: 'x' }).query('test.missing')).toThrow('$a');
    new Statement().with('c', update, { id: 'x', a: 1 }).query('test.twice');
    expect(() => new Statement().with('c', `${update} -- other`, { id: 'x', a: 1 }).query('test.twice')).toThrow(
      'two statements are called test.twice:c',
    );
    expect(() => new Statement().with('c', 'SELECT 1').query('x'.repeat(62))).toThrow('cut');
  });
});

test('from draft to correction every named statement keeps one text, so that each is prepared once a connection', async () => {
  const app = await startApp();
  try {
    const asked = await statementsOf(Client, async () => {
      const id = await published(app);
      await app.drain();
      await must(app, id, 'land-bureau.drafter', 'CORRECT', { reason: '面积有误' });
      await must(app, id, 'land-bureau.drafter', 'ABANDON', { reason: '无须更正' });
      await must(app, id, 'land-bureau.publisher', 'HOLD', { reason: '核实中' });
    });
    const named = asked.filter(({ name }) => name !== undefined);
    const texts = new Map(named.map(({ name, text }) => [name, text]));
    expect(named.filter(({ name, text }) => texts.get(name) !== text)).toEqual([]);
    expect([...texts.keys()].filter((name) => name?.startsWith('case.advance:')).length).toBeGreaterThan(5);
    expect([...texts.keys()].filter((name) => (name ?? '').length > 63)).toEqual([]);
  } finally {
    await app.stop();
  }
});
