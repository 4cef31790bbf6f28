import type { Candidate, Detector, TextContext } from '../find.js';

/** Candidates of a pattern; its first group, where it has one, is the find. */
function places(text: string, pattern: RegExp, score: number): Candidate[] {
  return [...text.matchAll(pattern)].map((found) => {
    const [whole, inner] = found;
    const start = found.index + (inner === undefined ? 0 : whole.indexOf(inner));
    return { start, end: start + (inner ?? whole).length, score };
  });
}

const look =
  (pattern: RegExp, score: number) =>
  (text: string): Candidate[] =>
    places(text, pattern, score);

/** 百家姓, the hundred or so that nearly everybody has. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净';
const NAME = `[${SURNAMES}][\\u4e00-\\u9fa5]{1,2}`;

/** A name with what people write beside it. Without such a word a name is only two or three characters like others. */
const NAMED = new RegExp(
  `(?:姓名|户主|申请人|受益人|承租人|购房人|产权人|权利人|法定代表人)[:： ]{0,2}(${NAME})(?![\\u4e00-\\u9fa5])`,
  'g',
);

const HEALTH =
  /(?:患有?|确诊|罹患|身患)[^，。；\n]{0,6}(?:癌|病|炎|症|瘤|残疾)|(?:肢体|视力|听力|言语|智力|精神|多重)残疾[一二三四]?级?|尿毒症|白血病|艾滋病|精神分裂/g;
const HARDSHIP = /低保(?:户|对象|家庭)|特困(?:人员|供养)|建档立卡|五保户|低收入家庭|孤儿|边缘易致贫/g;
const MINOR =
  /未成年人[^，。；\n]{0,4}(?:姓名|身份)|(?:儿子|女儿|长子|次子|长女|次女|孙子|孙女)[^，。；\n]{0,8}(?:岁|周岁|就读|出生)|就读于[^，。；\n]{2,16}(?:小学|中学|幼儿园)/g;
const BIRTH =
  /(?:出生(?:日期|年月|于)?|生于)[:： ]{0,2}((?:19|20)\d{2}(?:年|[-./])\d{1,2}(?:月|[-./])?(?:\d{1,2}日?)?)|((?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?)(?=出?生(?![产活效成]))/g;
const ADDRESS =
  /(?:住址|家庭住址|现住|户籍地|居住地)[:： ]{0,2}([^，。；\n]{4,40})|[\u4e00-\u9fa5]{2,12}(?:小区|花园|家园|新村|公寓|嘉园|社区|胡同|路|街)\d*号?[^，。；\n]{0,8}?\d+(?:号楼|栋|幢|座|#楼)\d*(?:单元)?\d*(?:单元)?-?\d{2,4}(?:室|号|户)/g;
const EMAIL = /(?<![\w.])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,3}(?![\w@])/g;
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·]?(?:[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])(?![0-9A-Za-z])/g;
const PASSPORT =
  /护照(?:号码?|号)?[:： ]{0,2}([A-Z]{1,2}\d{7,8})|(?<![0-9A-Za-z])([EG]\d{8}|E[A-HJ-NP-Z]\d{7})(?![0-9A-Za-z])/g;
const PERMIT = /(?:通行证|回乡证|台胞证|居住证)(?:号码?|号)?[:： ]{0,2}([HMC]\d{8,10}|\d{8})(?![0-9])/g;

/** Names are fine where the catalogue lists persons, and there only. */
const names = (text: string, { personal }: TextContext): Candidate[] => (personal ? [] : places(text, NAMED, 0.6));

const privacy = 'personal-privacy';
const judge = { severity: 'judge', suggestion: 'mask', ground: privacy } as const;
const mask = { severity: 'mask', suggestion: 'mask', ground: privacy } as const;

export const PERSON_WORDS: readonly Detector[] = [
  { name: 'passport', ...mask, look: look(PASSPORT, 0.8) },
  { name: 'permit', ...mask, look: look(PERMIT, 0.8) },
  { name: 'plate', ...judge, look: look(PLATE, 0.8) },
  { name: 'e-mail', ...judge, look: look(EMAIL, 0.7) },
  { name: 'address', ...judge, look: look(ADDRESS, 0.7) },
  { name: 'birth-date', ...judge, look: look(BIRTH, 0.7) },
  { name: 'person-name', ...judge, look: names },
  { name: 'health', ...judge, look: look(HEALTH, 0.7) },
  { name: 'hardship', ...judge, look: look(HARDSHIP, 0.5) },
  { name: 'minor', ...judge, look: look(MINOR, 0.7) },
];
