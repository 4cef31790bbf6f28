/** The State Council's notice for 2027 as a test imagines it: the first of its year. */
export const NOTICE_2027 = {
  notice: '国务院办公厅关于2027年部分节假日安排的通知',
  address: 'https://www.gov.cn/example/2027.htm',
  issued: '2026-11-23',
  daysOff: [
    { name: '元旦', dates: ['2027-01-01', '2027-01-02', '2027-01-03'] },
    {
      name: '春节',
      dates: ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'],
    },
  ],
  workdays: [{ name: '春节', dates: ['2027-02-13', '2027-02-20'] }],
};

/** The same year with the Spring Festival longer by three days, as that of 2020 was made while it ran. */
export const LONGER_2027 = {
  ...NOTICE_2027,
  notice: '国务院办公厅关于延长2027年春节假期的通知',
  issued: '2026-11-24',
  daysOff: [
    ...NOTICE_2027.daysOff.slice(0, 1),
    { name: '春节', dates: [...NOTICE_2027.daysOff[1]!.dates, '2027-02-12', '2027-02-13', '2027-02-14'] },
  ],
  workdays: [{ name: '春节', dates: ['2027-02-20'] }],
};
