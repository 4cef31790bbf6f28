import type * as ECharts from 'echarts';

export interface Series {
  readonly name: string;
  readonly colour: 'red' | 'amber' | 'green' | 'control' | 'accent';
  readonly values: readonly (number | null)[];
}

export interface Chart {
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly kind: 'stacked' | 'line';
  readonly percent?: boolean;
}

/** Drawn as narrow as a phone, so that its letters stay readable there; a wide screen shows it larger. */
const WIDTH = 420;
const ROW = 26;

/**
 * A chart as SVG, drawn on the server. Colours are the tokens of the style sheet, so light and dark need no second drawing; the font is the
 * page's. Styles become attributes: the pages allow no inline style. The same numbers always stand beside it as a table.
 */
export function drawn(chart: Chart): string {
  const height = chart.kind === 'stacked' ? 60 + chart.categories.length * ROW : 230;
  const canvas = echarts().init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    canvas.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, ...option(chart) });
    return plain(canvas.renderToSVGString(), chart.title);
  } finally {
    canvas.dispose();
  }
}

/** Loaded with the first chart: it takes a second and some 30 MB, and most processes draw none. */
function echarts(): typeof ECharts {
  return require('echarts') as typeof ECharts;
}

const token = (name: string): string => `var(--${name})`;
const TEXT = { color: token('muted'), fontSize: 12 };

function option({ kind, categories, series, percent }: Chart) {
  const names = { type: 'category' as const, data: [...categories], axisLabel: TEXT, axisTick: { show: false } };
  const values = {
    type: 'value' as const,
    minInterval: 1,
    ...(percent === true ? { min: 0, max: 100 } : {}),
    axisLabel: { ...TEXT, ...(percent === true ? { formatter: '{value}%' } : {}) },
    splitLine: { lineStyle: { color: token('line') } },
  };
  const line = { lineStyle: { color: token('control') } };
  const across = kind === 'stacked';
  return {
    legend: {
      show: series.length > 1,
      top: 0,
      textStyle: { color: token('ink'), fontSize: 12 },
      itemWidth: 12,
      itemHeight: 12,
    },
    grid: { left: 4, right: 16, top: series.length > 1 ? 34 : 12, bottom: 4, containLabel: true },
    xAxis: across ? values : { ...names, axisLine: line },
    yAxis: across ? { ...names, inverse: true, axisLine: line } : values,
    series: series.map((one) => seriesOf(one, kind)),
  };
}

function seriesOf({ name, colour, values }: Series, kind: Chart['kind']) {
  const data = [...values];
  const itemStyle = { color: token(colour), borderColor: token('card'), borderWidth: 1 };
  if (kind === 'stacked') return { name, data, itemStyle, type: 'bar' as const, stack: 'all', barMaxWidth: 18 };
  const lineStyle = { color: token(colour), width: 2 };
  return { name, data, itemStyle, lineStyle, type: 'line' as const, symbol: 'circle', symbolSize: 7 };
}

/** Attributes for styles; no hover rules, which need an inline style sheet; a name for those who hear the page. */
function plain(svg: string, title: string): string {
  const label = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) =>
      style
        .split(';')
        .filter((part) => part.includes(':'))
        .map((part) => ` ${part.slice(0, part.indexOf(':')).trim()}="${part.slice(part.indexOf(':') + 1).trim()}"`)
        .join(''),
    )
    .replace(/^<svg width="\d+" height="\d+"/, `<svg class="chart" role="img" aria-label="${label}"`);
}
