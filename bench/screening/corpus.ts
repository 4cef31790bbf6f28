import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadJurisdiction } from '../../src/catalogue/load-jurisdiction.js';
import { DETECTORS, findsIn } from '../../src/domain/screening/finds-in.js';
import { projectRoot } from '../../src/platform/project-root.js';
import { passagesIn, type Passage } from './markup.js';
import { score, type Scored } from './score.js';

const FOLDER = join('test', 'corpus');
const JURISDICTION = join('jurisdictions', '230881-tongjiang');

/** Every labelled passage of `test/corpus`. */
export function readCorpus(): Passage[] {
  const folder = join(projectRoot(), FOLDER);
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return files.sort().flatMap((name) => passagesIn(name, readFileSync(join(folder, name), 'utf8')));
}

/** All detectors over the corpus, the word lists of every unit among them. */
export function evaluate(passages: readonly Passage[]): Scored {
  const lists = loadJurisdiction(join(projectRoot(), JURISDICTION)).wordLists(null);
  const names = [...DETECTORS.map(({ name }) => name), 'word-list'];
  return score(passages, names, ({ text, context }) => findsIn(text, context, lists));
}
