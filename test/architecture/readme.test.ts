import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/project-root.js';

const READMES = ['README.md', 'README.zh-CN.md'];
const GUIDES = readdirSync(join(projectRoot(), 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => join('docs', file));

const textOf = (file: string): string => readFileSync(join(projectRoot(), file), 'utf8');
const unique = (words: readonly string[]): string[] => [...new Set(words)].sort();

/** `npm start`, `npm test` and `npm run …`, by the script's name. */
const scriptsIn = (text: string): string[] =>
  unique([...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, short]) => run ?? short ?? ''));

/** What stands in shell blocks, without the remarks behind it. */
const commandsIn = (text: string): string[] =>
  [...text.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = '']) =>
    block.split('\n').flatMap((line) => line.replace(/\s+#.*$/, '').trim() || []),
  );

/** Paths in backticks that begin with a folder of the project. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`((?:src|test|bench|docs|workflows|jurisdictions|templates|\.ci)\/[\w./@-]*)`/g)].map(
    ([, path = '']) => path,
  );

const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Readonly<Record<string, string>> };
const told = unique(Object.keys(scripts).filter((name) => !/^(pre|post)/.test(name)));

describe.each(READMES)('%s', (readme) => {
  test('tells every script of the project, and none that is not there', () => {
    expect(scriptsIn(textOf(readme))).toEqual(told);
  });

  test('shows the same commands as the other language', () => {
    expect(commandsIn(textOf(readme))).toEqual(commandsIn(textOf('README.md')));
    expect(commandsIn(textOf(readme))).not.toEqual([]);
  });
});

test.each([...READMES, ...GUIDES])('%s names only files and scripts that are there', (file) => {
  const text = textOf(file);
  expect(pathsIn(text).filter((path) => !existsSync(join(projectRoot(), path)))).toEqual([]);
  expect(scriptsIn(text).filter((name) => scripts[name] === undefined)).toEqual([]);
});
