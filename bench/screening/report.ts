import { table } from '../table.js';
import type { Difference, Tally } from './score.js';

const AROUND = 10;

const figure = (value: number | null): string => (value === null ? '-' : value.toFixed(3));

export function talliesTable(tallies: readonly Tally[]): string {
  const head = ['detector', 'passages', 'right', 'wrong', 'missed', 'precision', 'recall'];
  const rows = tallies.map(({ detector, passages, right, wrong, missed, precision, recall }) => [
    detector,
    ...[passages, right, wrong, missed].map(String),
    ...[precision, recall].map(figure),
  ]);
  return table(head, rows);
}

/** `missed health near-names.txt:12 …其妻[身患乳腺癌]，家庭为…` */
export function told({ kind, detector, start, end, passage }: Difference): string {
  const { text, file, line } = passage;
  const words = [text.slice(Math.max(0, start - AROUND), start), text.slice(start, end), text.slice(end, end + AROUND)];
  const [before = '', inside = '', after = ''] = words.map((each) => each.replaceAll('\n', '⏎'));
  return `${kind} ${detector} ${file}:${String(line)} …${before}[${inside}]${after}…`;
}
