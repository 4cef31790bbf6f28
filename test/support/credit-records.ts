import type { CreditRecord } from '../../src/domain/exchange/dual-publicity/table.js';

/** Made-up people and firms whose codes pass their check digits. */
export const ORG_CODE = '91350100M000100Y43';
export const RESIDENT_ID = '11010519491231002X';
export const UNIT_CODE = '11230500001755309F';

/** A licence of a made-up firm that nothing is wrong with; `change` with an empty value takes a column away. */
export const licence = (change: Readonly<Record<string, string>> = {}): CreditRecord =>
  record('licence', LICENCE, change);
export const penalty = (change: Readonly<Record<string, string>> = {}): CreditRecord =>
  record('penalty', PENALTY, change);

function record(kind: CreditRecord['kind'], fields: Readonly<Record<string, string>>, change: object): CreditRecord {
  const changed = Object.entries({ ...fields, ...change }).filter(([, value]) => value !== '');
  return { kind, fields: Object.fromEntries(changed) };
}

const LICENCE = {
  ...{ XK_XDR_MC: '同江市示例建材有限公司', XK_XDR_LB: '法人及非法人组织', XK_XDR_SHXYM: ORG_CODE },
  ...{ XK_FRDB: '赵示例', XK_FR_ZJLX: '身份证', XK_FR_ZJHM: RESIDENT_ID },
  ...{ XK_XKWS: '建筑工程施工许可决定书', XK_WSH: '同建许字〔2026〕15号', XK_XKLB: '普通', XK_NR: '准予施工' },
  ...{ XK_JDRQ: '2026-11-16', XK_YXQZ: '2026-11-16', XK_YXQZI: '2099-12-31' },
  ...{ XK_XKJG: '同江市住房和城乡建设局', XK_XKJGDM: UNIT_CODE, XK_ZT: '1' },
  ...{ XK_LYDW: '同江市住房和城乡建设局', XK_LYDWDM: UNIT_CODE },
};

const PENALTY = {
  ...{ CF_XDR_MC: '李示例', CF_XDR_LB: '自然人', CF_XDR_ZJLX: '身份证', CF_XDR_ZJHM: RESIDENT_ID },
  ...{ CF_WSH: '同建罚字〔2026〕7号', CF_WFXW: '未取得施工许可证擅自施工', CF_SY: '未取得施工许可证即开工' },
  ...{ CF_YJ: '《中华人民共和国建筑法》第六十四条', CF_CFLB: '罚款', CF_NR: '罚款2000元', CF_NR_FK: '0.2' },
  ...{ CF_JDRQ: '2026-11-17', CF_CFJG: '同江市住房和城乡建设局', CF_CFJGDM: UNIT_CODE },
  ...{ CF_SJLY: '同江市住房和城乡建设局', CF_SJLYDM: UNIT_CODE },
};
