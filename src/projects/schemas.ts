import { z } from 'zod';

const unit = z.string().min(1).max(80);
const date = z.iso.date();

export const authorisation = z
  .object({
    agency: unit.meta({ description: 'The agency that may act' }),
    principal: unit.meta({ description: 'The tenderer or procuring entity it acts for' }),
    document: z.string().min(1).max(200).meta({ description: 'Number or name of the written authorisation' }),
    from: date,
    to: date.optional(),
  })
  .strict()
  .meta({ id: 'Authorisation' });

export const newProject = z
  .object({
    code: z.string().regex(/^[\w.\-一-龥()（）]{1,64}$/),
    name: z.string().trim().min(1).max(200),
    kind: z
      .string()
      .min(1)
      .max(40)
      .meta({ description: 'A domain of the catalogue: engineering, procurement, land …' }),
    parties: z
      .record(z.string().max(40), unit)
      .optional()
      .meta({ description: 'Party role → unit, e.g. {"tenderer": "…"}' }),
    authorisations: z.array(authorisation).max(20).optional(),
  })
  .strict()
  .meta({ id: 'NewProject' });

export const projectJson = newProject
  .extend({ id: z.uuid(), createdBy: z.string(), createdAt: z.iso.datetime() })
  .meta({ id: 'Project' });

export const projectList = z
  .object({ projects: z.array(projectJson), next: z.string().nullable() })
  .meta({ id: 'Projects' });

export const projectQuery = z.object({
  q: z.string().max(100).optional(),
  kind: z.string().max(40).optional(),
  cursor: z.string().max(200).optional(),
});
