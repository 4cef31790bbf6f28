import { parseArgs } from 'node:util';
import { evaluate, readCorpus } from './screening/corpus.js';
import { talliesTable, told } from './screening/report.js';

/** `npm run screening:evaluate`: precision and recall of each detector on the labelled corpus; `-- --misses` lists every difference. */
function main(): void {
  const { values } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });
  const passages = readCorpus();
  const { tallies, differences } = evaluate(passages);
  const lines = [
    `${String(passages.length)} passages`,
    talliesTable(tallies),
    ...(values.misses ? differences.map(told) : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

main();
