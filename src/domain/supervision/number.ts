/** 发文字号 as GB/T 9704-2012, 7.2.5 writes it: 同政督〔2026〕3号 - the year whole in tortoise-shell brackets, the number without zeros. */
export const numberText = ({ series, year, n }: { series: string; year: number; n: number }): string =>
  `${series}〔${year}〕${n}号`;
