import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Mark } from '../domain/lifecycle/facts.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import type { Opened } from '../engine/case-door.js';

type Given = Omit<Mark, 'by' | 'at'>;

/** Marks that may be put: each on something that is there, once, and with a ground that carries what it hides (条例 14-16). */
@Injectable()
export class MarkChecks {
  constructor(@Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction) {}

  of({ facts }: Opened, marks: readonly Given[]): Outcome<true> {
    const wrong = marks.flatMap((mark, index) => [
      ...(facts.targets.includes(mark.target) ? [] : [no('mark-unknown-target', mark)]),
      ...(marks.findIndex((each) => each.target === mark.target) === index ? [] : [no('mark-twice', mark)]),
      ...this.groundOf(mark),
    ]);
    return wrong.length === 0 ? accepted(true) : refused(wrong);
  }

  private groundOf(mark: Given): Refusal[] {
    if (mark.decision === 'publish') return [];
    if (mark.decision === 'mask' && mark.target.startsWith('attachment:')) return [no('mark-attachment-mask', mark)];
    const ground = this.jurisdiction.grounds.get(mark.ground ?? '');
    if (ground === undefined) return [no('mark-needs-ground', mark)];
    return ground.allows.includes(mark.decision)
      ? []
      : [no('mark-ground-not-for-this', mark, { ground: ground.name.zh })];
  }
}

const no = (code: string, { target }: Given, params: Record<string, string> = {}): Refusal => ({
  code,
  kind: 'content',
  field: target,
  params: { target, ...params },
});
