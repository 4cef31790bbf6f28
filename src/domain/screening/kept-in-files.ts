import type { FactFind } from './find-decision.js';

/** Finds that go out in a file because the reviewer gave a reason; the approver has to give one of his own. */
export const keptInFiles = ({ finds }: { readonly finds: readonly FactFind[] }): readonly FactFind[] =>
  finds.filter(
    ({ target, hidden, decision }) => target.startsWith('attachment:') && !hidden && decision?.decision === 'keep',
  );
