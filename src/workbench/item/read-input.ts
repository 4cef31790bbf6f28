import { last, type Typed } from '../typed.js';
import type { Asked } from './action-forms.js';

/** What was filled in, as the action's input: blanks left out, times of day with Beijing's offset, `recorded.signer` nested. */
export function inputIn(asks: readonly Asked[], typed: Typed): Record<string, unknown> {
  const comment = last(typed, 'comment');
  const given = asks
    .map((asked) => [asked.path, valueOf(asked, last(typed, asked.path))] as const)
    .filter(([, value]) => value !== '');
  const flat = given.filter(([path]) => !path.includes('.'));
  const nested = given.filter(([path]) => path.includes('.'));
  return {
    ...(comment === '' ? {} : { comment }),
    ...Object.fromEntries(flat),
    ...nest(nested),
  };
}

const valueOf = ({ kind }: Asked, text: string): string =>
  kind === 'instant' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? `${text}:00+08:00` : text;

function nest(pairs: readonly (readonly [string, string])[]): Record<string, Record<string, string>> {
  const outer: Record<string, Record<string, string>> = {};
  for (const [path, value] of pairs) {
    const [head = '', tail = ''] = path.split('.', 2);
    outer[head] = { ...outer[head], [tail]: value };
  }
  return outer;
}
