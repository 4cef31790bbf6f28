import { passagesIn } from '../../bench/screening/markup.js';
import { told } from '../../bench/screening/report.js';
import { score } from '../../bench/screening/score.js';

const RAW = `# a remark
@ personal 公示名单 身份证号
⟦resident-id:11⟧，⟦mobile:22⟧

第一行
第二行⟦health:病⟧
`;

describe('the markup of the corpus', () => {
  test('a passage has its place, its line, its text without signs, and where a reviewer marked it', () => {
    expect(passagesIn('a.txt', RAW)).toEqual([
      {
        ...{ file: 'a.txt', line: 2, text: '11，22', context: { personal: true, label: '公示名单 身份证号' } },
        labels: [
          { detector: 'resident-id', start: 0, end: 2 },
          { detector: 'mobile', start: 3, end: 5 },
        ],
      },
      {
        ...{ file: 'a.txt', line: 5, text: '第一行\n第二行病', context: { personal: false } },
        labels: [{ detector: 'health', start: 7, end: 8 }],
      },
    ]);
  });
});

describe('the figures of a detector', () => {
  const passages = passagesIn('a.txt', RAW);
  const finds = [
    { detector: 'resident-id', start: 1, end: 4 },
    { detector: 'mobile', start: 0, end: 1 },
  ];
  const { tallies, differences } = score(passages, ['resident-id', 'mobile', 'plate'], ({ line }) =>
    line === 2 ? finds : [],
  );

  test('right is what overlaps a label of the same detector, wrong what overlaps none, missed a label nothing overlaps', () => {
    expect(tallies.map(({ right, wrong, missed }) => [right, wrong, missed])).toEqual([
      [1, 0, 0],
      [0, 1, 1],
      [0, 0, 0],
    ]);
  });

  test('precision and recall are none where there is nothing to divide by', () => {
    expect(tallies.map(({ precision, recall }) => [precision, recall])).toEqual([
      [1, 1],
      [0, 0],
      [null, null],
    ]);
  });

  test('a difference is told with its words and some on either side', () => {
    expect(differences.map(told)).toEqual([
      'missed mobile a.txt:2 …11，[22]…',
      'wrong mobile a.txt:2 …[1]1，22…',
      'missed health a.txt:5 …第一行⏎第二行[病]…',
    ]);
  });
});
