import type { Jieba } from '@node-rs/jieba';

/**
 * Chinese text for PostgreSQL's `simple` configuration, whose parser finds no words in Chinese.
 *
 * The index holds every character and every pair of neighbours, so it needs no dictionary and any name - a village, a firm - is found inside
 * longer text. Only the query is cut into words (jieba): each word must occur, wherever; their order and distance do not matter.
 */
export function segmentForIndex(text: string): string {
  const tokens = new Set<string>();
  for (const { han, run } of runsOf(text)) {
    if (!han) tokens.add(run);
    else for (const token of [...Array.from(run), ...pairs(run)]) tokens.add(token);
  }
  return [...tokens].join(' ');
}

/** For `plainto_tsquery('simple', …)`; empty when the query holds nothing to look for. */
export function segmentForQuery(text: string): string {
  return [
    ...new Set(queryWords(text).flatMap((word) => (isHan(word) && Array.from(word).length > 2 ? pairs(word) : [word]))),
  ].join(' ');
}

/** The words of a query as a person would mark them, longest first: what a result list highlights. */
export function queryWords(text: string): string[] {
  const words = runsOf(text).flatMap(({ han, run }) => (han ? cut(run) : [run]));
  const telling = words.filter((word) => !isHan(word) || Array.from(word).length > 1);
  const chosen = telling.length > 0 ? telling : words;
  return [...new Set(chosen)].sort((a, b) => b.length - a.length);
}

const RUN = /\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu;

function runsOf(text: string): { han: boolean; run: string }[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return [...plain.matchAll(RUN)].map(([run]) => ({ han: isHan(run), run }));
}

const isHan = (run: string): boolean => /^\p{Script=Han}/u.test(run);

function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, at) => (characters[at] ?? '') + character);
}

let jieba: Jieba | null = null;

/** The dictionary costs 0.3 s and 65 MB: only a process that answers searches pays for it. */
function cut(run: string): string[] {
  if (jieba === null) {
    const { Jieba: Cutter } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
    const { dict } = require('@node-rs/jieba/dict') as typeof import('@node-rs/jieba/dict');
    jieba = Cutter.withDict(dict);
  }
  return jieba.cut(run, true);
}
