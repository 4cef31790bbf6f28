import type { FactFind } from './find-decision.js';

/**
 * Finds that go out in a file because the reviewer gave a reason; the approver has to give one of his own. That the reviewer opened what
 * could not be read is his word alone: nothing was found there.
 */
export const keptInFiles = ({ finds }: { readonly finds: readonly FactFind[] }): readonly FactFind[] =>
  finds.filter(
    ({ target, hidden, detector, decision }) =>
      target.startsWith('attachment:') && !hidden && detector !== 'unscannable' && decision?.decision === 'keep',
  );
