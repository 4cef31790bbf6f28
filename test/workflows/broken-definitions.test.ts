import { readYaml } from '../../src/domain/yaml.js';
import { DefinitionError } from '../../src/domain/lifecycle/definition-error';
import { readDefinition } from '../../src/domain/lifecycle/definition';
import { DISCLOSURE } from '../../src/domain/lifecycle/disclosure/registry';
import { BROKEN, drafting, waiting } from './support/broken';
import { TEXT } from '../domain/lifecycle/support/sample';

/** The workflow with one thing changed: the value at a dotted path, or its absence. */
function changed(path: string, value: unknown): string {
  const config = readYaml(TEXT) as Record<string, unknown>;
  const content = JSON.parse(JSON.stringify(config)) as Record<string, unknown>;
  const keys = path.split('/');
  const last = keys.pop()!;
  const holder = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, content);
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return JSON.stringify(content);
}

function finding(text: string): { path: string; reason: string; file: string } {
  try {
    readDefinition(text, 'broken.yaml', DISCLOSURE);
  } catch (error) {
    if (error instanceof DefinitionError) return error;
    throw error;
  }
  throw new Error('this definition was accepted');
}

test.each(BROKEN)('a definition with %s does not start', (_rule, path, value, at, reason) => {
  const error = finding(changed(path, value));
  expect(error).toMatchObject({ file: 'broken.yaml', path: at });
  expect(error.reason).toMatch(reason);
});

test('a return to a step from which the way forward is cut is found', () => {
  const config = readYaml(TEXT) as { states: { work: { states: Record<string, unknown> } } };
  const { states } = config.states.work;
  states.annex = { meta: waiting, on: { ABANDON: { target: 'abandoned', actions: ['abandon'] } } };
  (states.approval as { on: Record<string, unknown> }).on.RETURN = { target: 'annex' };
  expect(finding(JSON.stringify(config))).toMatchObject({
    path: 'states.work.states.approval.on.RETURN',
    reason: 'returns into a dead case: work.annex',
  });
});

test('a circle without rest is found', () => {
  const config = readYaml(TEXT) as { states: { work: { states: Record<string, unknown> } } };
  const { states } = config.states.work;
  states.question = { meta: waiting, on: { ADVISE: { target: 'answer', actions: ['advise'] } } };
  states.answer = { meta: waiting, on: { REFER: { target: 'question', actions: ['refer'] } } };
  (states.drafting as { on: Record<string, unknown> }).on.REFER = { target: 'question', actions: ['refer'] };
  expect(finding(JSON.stringify(config))).toMatchObject({
    path: 'states.work.states.question',
    reason: 'from here the case never comes to rest',
  });
});

test('what is not YAML is refused with its file', () => {
  expect(finding('id: [')).toMatchObject({ file: 'broken.yaml', reason: expect.stringMatching(/not YAML/) });
});

test('the hash names the content: white space and comments do not change it, a changed guard does', () => {
  const read = (text: string): string => readDefinition(text, 'disclosure.yaml', DISCLOSURE).hash;
  expect(read(changed('id', 'disclosure'))).toBe(read(TEXT));
  expect(read(changed(`${drafting}/on/SUBMIT/guard`, 'firstVersion'))).not.toBe(read(TEXT));
});
