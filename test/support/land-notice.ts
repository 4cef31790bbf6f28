/** A land grant announcement (二.2) by listing, complete and plausible. */
export const LAND_NOTICE = {
  entry: 'land-grant-announcement',
  title: '同江市国有建设用地使用权挂牌出让公告（同自然资告字〔2026〕7号）',
  summary: '同江市三江口片区一宗商服用地挂牌出让。',
  elements: {
    'grant-mode': 'listing',
    'parcel-location': '同江市三江口片区通江街北、繁荣路东',
    area: { value: '1.2358', unit: '公顷' },
    use: '商服用地',
    'plot-ratio': '1.0 至 1.8',
    'building-density': '不高于 40%',
    'grant-term': '40 年',
  },
  dates: { 'formed-or-changed': '2026-11-20' },
};
