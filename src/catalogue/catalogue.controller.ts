import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { notFound } from '../access/refused-error.js';
import type { Entry, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { JURISDICTION } from './jurisdiction.token.js';

/** The catalogue of proactive disclosure (主动公开目录清单), for programs; the public page shows the same. */
@ApiTags('catalogue')
@Controller('api/v1/catalogue')
export class CatalogueController {
  constructor(@Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction) {}

  @Get()
  @ApiOperation({ summary: 'Every domain and entry, with who publishes and by which principle' })
  list(): unknown {
    const { code, name, plan, domains, entries, grounds } = this.jurisdiction;
    return {
      jurisdiction: { code, name, plan },
      domains: [...domains.values()],
      entries: [...entries.values()].map((entry) => this.summary(entry)),
      grounds: [...grounds.values()],
    };
  }

  @Get(':entry')
  @ApiOperation({ summary: 'One entry with its elements, the shape of each value, and the dates the form asks for' })
  show(@Param('entry', { schema: z.string().max(80) }) id: string): unknown {
    const entry = this.jurisdiction.entries.get(id);
    if (entry === undefined) throw notFound();
    return { ...this.summary(entry), elements: entry.elements, dates: entry.dates, deadlines: entry.deadlines };
  }

  private summary({
    id,
    number,
    domain,
    name,
    principle,
    anyOf,
    elements,
    personalData,
    obliged,
    correction,
    needsProject,
  }: Entry) {
    const owners = anyOf.map((owner) => ({ id: owner, name: this.nameOf(owner) }));
    const rule = this.jurisdiction.principles[principle];
    return {
      ...{ id, number, domain, name, principle, rule, personalData, obliged, correction, needsProject },
      responsible: owners,
      elementCount: elements.length,
    };
  }

  private nameOf(owner: string) {
    return (
      (this.jurisdiction.groups.get(owner) ?? this.jurisdiction.units.get(owner))?.name ?? { zh: owner, en: owner }
    );
  }
}
