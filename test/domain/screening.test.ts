import { screen } from '../../src/domain/screening/screen';
import { NO_WORDS } from '../../src/domain/screening/word-lists';

const content = (words: string) => ({
  ...{ title: '招标公告', summary: '', extra: [], dates: {} },
  elements: { scope: words, contacts: [{ contact: '王工', phone: '0454-2921234' }] },
});
const kinds = (words: string): string[] => screen(content(words), [], NO_WORDS).map(({ kind }) => kind);

describe('the screening before the express path (方案六（六）)', () => {
  test.each([
    ['an id that does not fit its check digit, and is called one', '身份证号 23088119900307293X。', ['resident-id']],
    ['such a number that nobody calls an id', '序列 23088119900307293X。', []],
    ['a resident id with its check digit', '身份证号 11010519491231002X。', ['resident-id']],
    ['a resident id in full width', '１１０１０５１９４９１２３１００２Ｘ', ['resident-id']],
    ['a mobile number', '联系 138 0013 8000', ['mobile']],
    ['a bank card that fits Luhn', '账号 6222 0200 0000 0000 7', []],
    ['a bank card that fits Luhn', '账号 4111111111111111', ['bank-card']],
    ['an office telephone', '电话 0454-2921234', []],
    ['a credit code', '91230881GK0000325G', []],
    ['a mark of secrecy', '机密★10年', ['secrecy-mark']],
    ['a mark of secrecy alone on its line', '公告\n【秘密】', ['secrecy-mark']],
    ['a word that only contains one', '投标人应当保密，投标文件的机密性由其负责', []],
    ['an internal mark', '内部资料，注意保存', ['internal-mark']],
    ['a mark against disclosure', '本件不得公开', ['internal-mark']],
  ])('judges %s: %s', (_what, words, found) => {
    expect(kinds(words)).toEqual(found);
  });

  test('tells kind and place, never the words, and looks at names of attachments and at what was seen in them', () => {
    const file = { id: 'f1', title: '内部资料', fileName: 'a.txt', seen: ['mobile', 'landline'] };
    expect(screen(content(''), [file], NO_WORDS)).toEqual([
      { kind: 'internal-mark', place: 'attachment:f1' },
      { kind: 'mobile', place: 'attachment:f1' },
    ]);
  });

  test('an attachment that cannot be read has not been screened', () => {
    const file = { id: 'f1', title: '图纸', fileName: 'a.pdf', seen: null };
    expect(screen(content(''), [file], NO_WORDS)).toEqual([{ kind: 'unreadable-attachment', place: 'attachment:f1' }]);
  });
});
