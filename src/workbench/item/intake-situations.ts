import { inLocale, isTranslated, translate, type Locale } from '../../platform/i18n.js';
import { formatDateTime } from '../../platform/formats.js';
import type { Opened } from '../../engine/case-door.js';
import type { Find } from '../../domain/lifecycle/facts.js';
import type { Naming } from '../naming.js';
import { sayerFor } from '../wording.js';

export interface Situation {
  readonly tone: 'info' | 'warn';
  readonly head: string;
  readonly text: string;
}

/** How the text came, why it goes the ordinary way, whose signature is still to follow, and where it was published before. */
export function intakeSituations(row: Opened['row'], naming: Naming, locale: Locale): Situation[] {
  const { intake, pendingSignature, mirror } = row.memory;
  const say = (name: string, params: object, tone: Situation['tone'] = 'info'): Situation => ({
    ...{ tone, head: translate(locale, `intake.situation.${name}`) },
    text: translate(locale, `intake.situation.${name}-text`, { ...params }),
  });
  const open = row.state !== 'work.idle';
  return [
    ...(intake && open
      ? [
          say('received', {
            mode: modeName(intake.mode, naming, locale),
            at: formatDateTime(locale, intake.receivedAt),
          }),
        ]
      : []),
    ...(intake && open && intake.finds.length > 0
      ? [say('finds', { finds: findWords(intake.finds, row, naming, locale).join('；') }, 'warn')]
      : []),
    ...(pendingSignature?.confirmedAt === null
      ? [
          say(
            'unsigned',
            { signer: pendingSignature.signer, at: formatDateTime(locale, pendingSignature.recordedAt) },
            'warn',
          ),
        ]
      : []),
    ...(mirror ? [say('mirrored', { ...mirror, publishedAt: formatDateTime(locale, mirror.publishedAt) })] : []),
  ];
}

/** One find in words: 手机号码（项目概况与招标范围）. */
export function findWords(finds: readonly Find[], row: Opened['row'], naming: Naming, locale: Locale): string[] {
  const entry = naming.jurisdiction.entries.get(row.entry) ?? null;
  const say = sayerFor(naming, { ...row, entry }, locale);
  return finds.map(({ kind, place }) => {
    const known = `screening.names.${kind}`;
    const what = translate(locale, isTranslated(locale, known) ? known : `intake.finds.${kind}`);
    return place === '' ? what : say({ code: 'found-at', params: { what, target: place } });
  });
}

export function modeName(mode: string, naming: Naming, locale: Locale): string {
  const code = naming.jurisdiction.codeLists.get('submission-mode')?.find(({ id }) => id === mode);
  return code === undefined ? mode : inLocale(code.name, locale);
}
