import { Injectable } from '@nestjs/common';
import { translate } from '../../platform/i18n.js';
import { Projects } from '../../projects/projects.js';
import { Desk, type Visit } from '../desk.js';
import { Ground } from '../ground.js';
import { Naming } from '../naming.js';
import { entryChoices } from './entry-choice.js';

/** Which entry? Those the unit may publish come first; the others say whose they are. */
@Injectable()
export class ChoicePage {
  constructor(
    private readonly desk: Desk,
    private readonly projects: Projects,
    private readonly naming: Naming,
    private readonly ground: Ground,
  ) {}

  async show(visit: Visit, asked: string | null): Promise<void> {
    const { actor, locale } = visit;
    const project = asked === null ? null : ((await this.projects.find(actor, asked))?.project ?? null);
    const title = translate(locale, 'workbench.nav.new');
    await this.desk.show(
      visit,
      'choose-entry',
      { title, place: 'new' },
      {
        domains: entryChoices(actor.unit, project, this.ground.today(), this.naming, locale),
        project: project === null ? null : { id: project.id, name: project.name, code: project.code },
        query: project === null ? '' : `&project=${project.id}`,
        unit: this.naming.unit(actor.unit, locale),
        drafter: actor.roles.includes('drafter'),
      },
    );
  }
}
