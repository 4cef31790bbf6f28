import type { Candidate, Detector, TextContext } from '../find.js';
import { clauseBefore, places } from './looking.js';

/** 百家姓, the two hundred or so that nearly everybody has. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎闫余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净佟栾付仇';
const COMPOUND = '欧阳|司马|上官|诸葛|夏侯|尉迟|皇甫|令狐|慕容|公孙';
/** Words of everyday that begin like a name. */
const NO_NAME =
  '申请|高度|方面|方式|方案|常务|时间|解决|单位|房屋|周边|安全|安置|金额|成本|成员|成交|程序|文件|强制|温度|万元|项目|车辆|边界|关于|包括|包含|任何|任务|应当|管理|管道|全市|全部|卫生|路面|路基|石材|江水|位于|位置|通过|牛羊|白班|史料|时限|游客|景区|华侨|向上|齐全|严重|严格|曾经|毕业|解除|解释|左右|武装|甘肃|宁夏|江苏|广东|黑龙|席位|查询|包装|桂花|景观|关系|关联|庄园|明确|段落|章节|盛大|田间|林地|水面|马路|金融|金属|石油|温室|康复|高压|高层|高标|边境|易地|易燃|易返|白色|黄色|毛坯|梁板|柱|柴油|柴草|苗木|谷物|舒适|和谐|安居|安家|房号|董事';
const GIVEN = '[\\u4e00-\\u9fa5]{1,2}';
/** Two to four characters that look like a name; what follows decides. */
export const NAME = `(?!${NO_NAME})(?:(?:${COMPOUND})|[${SURNAMES}])${GIVEN}`;
/** What may stand behind a name: a sign, the end, or how a sentence goes on about somebody. */
export const NAME_ENDS = `(?=$|[\\s,;:。、()|×\\d]|[系为因的名驾持已之家一等与未由在于被私个手提患是有现无挂重向将属罹确身])`;

/** Whoever stands for himself and not for an office or a firm. */
const ROLES =
  '姓名|户主|申请人|受益人|承租人|购房人|买受人|产权人|权利人|所有人|使用权?[人者]|受让[人方]|竞买人|竞得人|当事人|投诉人|举报人|代理人|(?<!招标人|采购人)代表|车主|居民|村民|职工|工人|学生|班主任|租户|被征[地收][户人]|公示对象|伤者|死者|收款人|案外人|自然人|经营者|供应商|人员|成员|监护人|继承人|被继承人|户|其中|建造师|[港台]商|反映|驾驶员';
const NAMED = new RegExp(`(?:${ROLES})[:( ]{0,3}(${NAME})${NAME_ENDS}`, 'g');

/** What is only said of a person: a name before it needs no role. */
const EVIDENCE =
  '(?:的|之)?(?:身份证|证件号|公民身份|手机|住址|现住|户籍|护照|出生|卡号|(?:个人)?银行卡|[一-龥]{0,2}行卡|低保|五保|特困|孤儿|[男女](?=[,; ]|$))|[\\dOolI]{6}[\\dOolI -]{9,}|(?:19|20)\\d{2}年\\d{1,2}月|\\d{15}';
const BESIDE = new RegExp(
  `(?<![\\u4e00-\\u9fa5])(${NAME})[,:( ]{0,2}(?=${EVIDENCE})|(?:人|者|师|方|至)(${NAME})[,:( ]{0,2}(?=${EVIDENCE})`,
  'g',
);

/** 张三、李四、王五: three names are a list; two are where the words before say so. */
const BOUNDED = `${NAME}(?![\\u4e00-\\u9fa5])`;
const LIST = new RegExp(
  `(?<![\\u4e00-\\u9fa5])${BOUNDED}(?:[、, ]{1,2}${BOUNDED}){2,}|(?<=(?:名单|人员|资格|如下|[户人])[^。\\n]{0,6}:)${BOUNDED}(?:[、,]${BOUNDED})+`,
  'g',
);
/** Whom the law wants named: those who reviewed the bids, those who act for an office. */
const OFFICIAL = /评审(?:专家|小组)|(?:谈判|磋商|询价)小组|法定代表人|联系人|负责人|监督人员|监理/;

function listed(text: string): Candidate[] {
  return places(text, LIST, 0.6)
    .filter(({ start }) => !OFFICIAL.test(clauseBefore(text, start)))
    .flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(/[\u4e00-\u9fa5]{2,4}/g)].map(({ index, 0: name }) => ({
        ...{ start: start + index, end: start + index + name.length, score: 0.6 },
      })),
    );
}

/** Names are fine where the catalogue lists persons, and there only. */
export const names = (text: string, { personal }: TextContext): Candidate[] =>
  personal ? [] : [...places(text, NAMED, 0.6), ...places(text, BESIDE, 0.6), ...listed(text)];

const PERSON_BEFORE = new RegExp(
  `(?:^|[\\s,、:(|]|${ROLES})${NAME}${NAME_ENDS}|本人|其[妻夫父母子女弟妹兄姐]|之[子女妻夫父母]|伤者|死者`,
);
const PERSON_AFTER = new RegExp(`^(?:户|对象|人员|家庭|患者)?[:( ]{0,2}${NAME}(?=$|[\\s,;。、()])`);

/** Whether a sentence speaks of somebody and not of a group or a rule. */
export const besidePerson = (before: string, after: string): boolean =>
  PERSON_BEFORE.test(before.slice(-24)) || PERSON_AFTER.test(after);

export const NAMES: readonly Detector[] = [
  { name: 'person-name', severity: 'judge', suggestion: 'mask', ground: 'personal-privacy', look: names },
];
