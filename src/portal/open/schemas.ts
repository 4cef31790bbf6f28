import { z } from 'zod';

const text = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Text' });
const named = z.object({ id: z.string(), name: text }).meta({ id: 'Named' });
const relation = z.object({ kind: z.enum(['correction', 'clarification', 'termination']), of: z.string() });

const line = {
  number: z.string().meta({ description: '索引号 {USCC}/{YYYY}-{NNNNN}, never used again' }),
  url: z.url(),
  version: z.int().min(1),
  title: z.string(),
  summary: z.string(),
  domain: named,
  entry: named,
  unit: named,
  project: z.uuid().nullable(),
  publishedAt: z.iso.datetime(),
  validity: z.enum(['in-force', 'repealed']),
  relation: relation.nullable(),
};

export const openLine = z.object(line).meta({ id: 'PublicationLine' });
export const openList = z
  .object({ items: z.array(openLine), next: z.string().nullable() })
  .meta({ id: 'PublicationList' });

export const openPublication = z
  .object({
    ...line,
    publisher: named,
    formedOn: z.iso.date().nullable(),
    changeNote: z.string().nullable(),
    publicHash: z.string(),
    body: z
      .array(z.record(z.string(), z.unknown()))
      .meta({ description: 'Elements with label, kind and value; masked and withheld ones say so' }),
    attachments: z.array(z.record(z.string(), z.unknown())),
    versions: z.array(z.object({ version: z.int(), publishedAt: z.iso.datetime(), changeNote: z.string().nullable() })),
    related: z.array(openLine),
  })
  .meta({ id: 'Publication' });

export const openChanges = z
  .object({
    changes: z.array(
      z.object({
        kind: z.enum(['published', 'corrected', 'held', 'released', 'withdrawn', 'repealed', 'expired']),
        number: line.number,
        version: line.version.meta({ description: 'Version the change is about' }),
        at: z.iso.datetime(),
        url: line.url,
        visibility: z.enum(['current', 'held', 'takenDown', 'repealed', 'expired']).meta({ description: 'As of now' }),
        publication: openLine
          .nullable()
          .meta({ description: 'What stands there now; null while nothing may be shown' }),
      }),
    ),
    next: z.string(),
    more: z.boolean(),
  })
  .meta({ id: 'Changes' });

export type OpenChanges = z.infer<typeof openChanges>;
export type OpenLine = z.infer<typeof openLine>;
export type OpenList = z.infer<typeof openList>;
export type OpenPublication = z.infer<typeof openPublication>;
