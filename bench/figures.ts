import { table } from './table.js';

/** The one shape of everything that is measured; `--json` prints exactly these keys. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** What stands beside it, in the same unit; null where nothing does. */
  readonly yardstick: number | null;
  /** `value` to `yardstick`; the median of the rounds' own ratios where both took turns. */
  readonly ratio: number | null;
  readonly aim: string | null;
  readonly met: boolean | null;
  /** Rounds whose median it is, or single measurements where it is a quantile. */
  readonly samples: number;
}

export interface Aim {
  readonly of: 'value' | 'ratio';
  readonly at: 'least' | 'most';
  readonly bound: number;
}

export const ratioOfAtLeast = (bound: number): Aim => ({ of: 'ratio', at: 'least', bound });
export const ratioOfAtMost = (bound: number): Aim => ({ of: 'ratio', at: 'most', bound });
export const atMost = (bound: number): Aim => ({ of: 'value', at: 'most', bound });

interface Taken {
  readonly value: number;
  readonly unit: string;
  readonly samples: number;
  readonly yardstick?: number;
  readonly ratio?: number;
  readonly aim?: Aim;
}

export function figure(name: string, { value, unit, samples, yardstick, ratio, aim }: Taken): Figure {
  const beside = yardstick ?? null;
  const share = ratio ?? (beside === null ? null : value / beside);
  return {
    figure: name,
    ...{ value, unit, yardstick: beside, ratio: share },
    aim: aim === undefined ? null : told(aim, unit),
    met: aim === undefined ? null : isMet(aim, aim.of === 'value' ? value : share),
    samples,
  };
}

const told = ({ of, at, bound }: Aim, unit: string): string =>
  `${at === 'least' ? '≥' : '≤'} ${String(bound)} ${of === 'ratio' ? '×' : unit}`;

const isMet = ({ at, bound }: Aim, reached: number | null): boolean =>
  reached !== null && (at === 'least' ? reached >= bound : reached <= bound);

export function figuresTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ figure: name, value, unit, yardstick, ratio, aim, met, samples }) => [
    ...[name, short(value), unit, short(yardstick), short(ratio), aim ?? '-'],
    ...[met === null ? '-' : met ? 'yes' : '**no**', String(samples)],
  ]);
  return table(['figure', 'value', 'unit', 'yardstick', 'ratio', 'aim', 'met', 'samples'], rows);
}

/** Three digits tell enough; what is larger is told whole. */
const short = (value: number | null): string =>
  value === null
    ? '-'
    : Math.abs(value) >= 100
      ? Math.round(value).toLocaleString('en')
      : String(Number(value.toPrecision(3)));
