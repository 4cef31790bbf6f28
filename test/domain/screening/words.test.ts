import { findsIn } from '../../../src/domain/screening/finds-in.js';
import { WordSearch } from '../../../src/domain/screening/word-search.js';
import { NO_WORDS, WordLists } from '../../../src/domain/screening/word-lists.js';
import { judges, PLACE } from './judging.js';

describe('words about somebody', () => {
  judges('person-name', [
    ['behind a role', '承租人欧阳慧，月租金120元', ['欧阳慧']],
    ['beside an id', '经复核，赵玉兰（11010519491231002X）', ['赵玉兰']],
    ['a list', '以下人员：王丽、李强、张敏。', ['王丽', '李强', '张敏']],
    ['where persons are listed', '承租人欧阳慧，月租金120元', [], { personal: true }],
    ['whom the law names', '谈判小组成员：王丽、李强、张敏', []],
    ['who acts for a firm', '法定代表人：高建平，注册资本', []],
    ['words that begin like a name', '申请人应当如实申报；居民安全、单位房屋、方案', []],
  ]);
  judges('health', [
    ['of somebody', '王丽华患尿毒症', ['患尿毒症']],
    ['of anybody', '患有重大疾病的家庭优先', []],
    ['where persons are listed', '视力残疾一级', ['视力残疾一级'], { personal: true }],
    ['pests and pot-holes', '病媒防制；公路病害处治', []],
  ]);
  judges('hardship', [
    ['of somebody', '张凤霞，低保户', ['低保户']],
    ['the name behind', '特困人员向秀云', ['特困人员']],
    ['of a rule', '低保家庭、特困人员优先', []],
  ]);
  judges('birth-date', [
    ['told', '出生日期：1983-08-25', ['1983-08-25']],
    ['born in', '1956年3月出生', ['1956年3月']],
    ['a rule comes into force', '2024年3月1日生效', []],
  ]);
  judges('minor', [
    ['a school', '其子就读于同江市第一中学', ['就读于同江市第一中学']],
    ['schools of the city', '就读于本市中小学的子女', []],
  ]);
  judges('address', [
    ['a home to its door', '现住：平安街阳光家园5号楼1单元301室，', ['平安街阳光家园5号楼1单元301室']],
    ['a telephone right behind it', '家住通江街12号 13812345678', ['通江街12号 ']],
    ['a name before it stays one of its own', '王伟现住阳光家园5号楼301室', ['阳光家园5号楼301室']],
    ['a quarter', '现住平安社区，共三口', []],
    ['a flat on offer', '房源位于幸福家园3号楼2单元501室', []],
  ]);
});

describe('保守国家秘密法 marks, and papers that are not for the public', () => {
  judges('secrecy-mark', [
    ['star and term', '机密★10年', ['机密★10年']],
    ['spaced, with an open star', '秘  密☆五年', ['秘  密☆五年']],
    ['in brackets within a line', '数量【秘密】', ['【秘密】']],
    ['after its label', '密级：绝密', ['绝密']],
    ['words that contain one', '机密性、秘密投票、保密措施、绝密级档案', []],
  ]);
  judges('internal-mark', [
    ['a mark', '内部资料', ['内部资料']],
    ['furniture and works', '内部文件柜、内部装修', []],
  ]);
  judges('draft-paper', [
    ['a draft', '管理办法（讨论稿）', ['讨论稿']],
    ['a draft put to the public', '关于公开征求《办法（征求意见稿）》意见的公告', []],
    ['minutes', '专题会议纪要', ['会议纪要']],
    ['minutes something rests on', '根据市政府会议纪要〔2024〕6号', []],
    ['a request', '关于拨付资金的请示', ['请示']],
    ['a request that was answered', '你局《关于拨付资金的请示》收悉', []],
  ]);
  judges('trade-secret', [
    ['whose it is', '本件涉及我公司商业秘密', ['商业秘密']],
    ['a duty', '不得泄露投标人的商业秘密', []],
    ['标底 with its figure', '标底为1846.2万元', ['标底为']],
    ['no 标底', '本项目不设标底', []],
  ]);
});

describe('公开地图内容表示规范: places told too precisely', () => {
  judges('coordinates', [
    ['four decimals', '东经132.5176', ['东经132.5176']],
    ['two decimals', '东经132.51，北纬47.65', []],
    ['seconds of arc', '132°31′05″E', ['132°31′05″E']],
    ['minutes of arc', '132°31′', []],
    ['metres of the plane', 'X=5287613.42', ['X=5287613.42']],
    ['a pair without signs', '5287613.42，44462187.95', ['5287613.42，44462187.95']],
    ['a cell under its word', '5287613.42', ['5287613.42'], { label: '界址点坐标 X' }],
    ['a size', 'X=1200', []],
  ]);
});

test('the lists of the city and of a unit ask for every word of theirs', () => {
  const finds = findsIn('宗地底价与信访人', PLACE, new WordLists(['信访人', '底价']));
  expect(finds.map(({ detector, start }) => [detector, start])).toEqual([
    ['word-list', 2],
    ['word-list', 5],
  ]);
});

test('one place is one find: the graver stays', () => {
  const finds = findsIn('身份证号 11010519491231002X，内部资料 机密★10年', PLACE, NO_WORDS);
  expect(finds.map(({ detector }) => detector)).toEqual(['resident-id', 'internal-mark', 'secrecy-mark']);
});

test('ten thousand listed words are found in one pass, exactly where a plain search finds them', () => {
  const listed = Array.from({ length: 10_000 }, (_, nth) => `代号${String(nth).padStart(5, '0')}`);
  const wanted = ['代号00000', '代号04711', '代号09999'];
  const text = `起${wanted[0]!}中${wanted[1]!}${wanted[2]!}尾，代号1`;
  const found = new WordSearch([...listed, '号04711中']).in(text);
  expect(found.map(([start, end]) => text.slice(start, end))).toEqual(wanted);
  expect(found.map(([start]) => start)).toEqual(wanted.map((word) => text.indexOf(word)));
});
