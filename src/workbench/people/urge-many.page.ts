import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { malformed } from '../../access/malformed.js';
import { RefusedError } from '../../access/refused-error.js';
import { safeAddress } from '../../access/sign-in.page.js';
import { urgeMany } from '../../people/tasks/schemas.js';
import { Urges } from '../../people/tasks/urging.js';
import { UrgedCases } from '../../people/tasks/urged-cases.js';
import { sentenceOf, translate } from '../../platform/i18n.js';
import { Desk } from '../desk.js';
import { Naming } from '../naming.js';
import { all, last, typedOf } from '../typed.js';

/** Many rows of a list urged at once: every list of tasks may send its ticked ones here (`tasks` or `task`, ids with blanks between them). */
@ApiExcludeController()
@Controller()
export class UrgeManyPage {
  constructor(
    private readonly desk: Desk,
    private readonly urges: Urges,
    private readonly cases: UrgedCases,
    private readonly naming: Naming,
  ) {}

  @Post(['workbench/urge', 'office/urge'])
  async urge(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const { locale, actor } = visit;
    const typed = typedOf(body);
    const message = last(typed, 'message');
    const asked = urgeMany.safeParse({
      tasks: [...all(typed, 'tasks'), ...all(typed, 'task')].flatMap((one) => one.split(' ')),
      ...(message === '' ? {} : { message }),
    });
    if (!asked.success) throw new RefusedError(malformed(asked.error.issues));
    const results = await this.urges.urgeMany(actor, asked.data.tasks, asked.data.message ?? null);
    const known = await this.cases.of(results.filter(({ refusals }) => !isHidden(refusals)).map(({ task }) => task));
    const title = translate(locale, 'people.many.title');
    await this.desk.show(
      visit,
      'urged',
      { title, place: 'unit', address: safeAddress(last(typed, 'back')) },
      {
        title,
        back: safeAddress(last(typed, 'back')),
        done: translate(locale, 'people.many.done', {
          ...{ done: results.filter(({ ok }) => ok).length, all: results.length },
        }),
        rows: results.map(({ task, ok, refusals }) => ({
          ok,
          item: known.get(task)?.item ?? null,
          title: known.get(task)?.title ?? translate(locale, 'people.many.unknown'),
          step: this.naming.step(known.get(task)?.step ?? '', locale),
          reasons: refusals.map((one) => sentenceOf(one, locale)),
        })),
      },
    );
  }
}

/** What the asker may not know of keeps its name to itself. */
const isHidden = (refusals: readonly { readonly kind: string }[]): boolean =>
  refusals.some(({ kind }) => kind === 'missing');
