import type { Mark } from '../lifecycle/facts.js';
import type { FactFind } from './find-decision.js';
import type { ItemFind } from './item-finds.js';

/** What belongs to somebody else: 商业秘密、个人隐私 (政府信息公开条例 15). */
const GROUNDS: ReadonlySet<string | undefined> = new Set(['trade-secret', 'personal-privacy']);

/** What is usually public, such as the telephone of an office, touches nobody else's rights. */
export const touchesThirdParty = ({ ground, suggestion }: Pick<ItemFind, 'ground' | 'suggestion'>): boolean =>
  suggestion !== 'keep' && GROUNDS.has(ground);

/** What an item says of its marks and finds, as far as a third party is concerned. */
export interface ThirdPartyView {
  readonly targets: readonly string[];
  readonly marks: readonly Mark[];
  readonly finds: readonly Pick<FactFind, 'target' | 'thirdParty' | 'hidden' | 'decision'>[];
}

/** The parts a third party is asked about: hidden on such a ground, or holding a find of such a kind that nobody has dismissed. */
export function concernedParts({ targets, marks, finds }: ThirdPartyView): readonly string[] {
  const marked = marks.filter(({ decision, ground }) => decision !== 'publish' && GROUNDS.has(ground));
  const found = finds.filter(({ thirdParty, decision }) => thirdParty && decision?.decision !== 'not-a-find');
  const parts = new Set([...marked, ...found].map(({ target }) => target));
  const order = [...new Set(['title', 'summary', ...targets])];
  return [...order.filter((target) => parts.has(target)), ...[...parts].filter((target) => !order.includes(target))];
}

/** Of those, the parts in which the public would read such a find because somebody decided to keep it. */
export function keptFromThirdParty({ finds }: Pick<ThirdPartyView, 'finds'>): readonly string[] {
  const kept = finds.filter(
    ({ thirdParty, hidden, decision }) => thirdParty && !hidden && decision?.decision === 'keep',
  );
  return [...new Set(kept.map(({ target }) => target))];
}
