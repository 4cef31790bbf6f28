/** A tender notice (六.3a) of a project, complete and plausible. */
export const TENDER_NOTICE = {
  entry: 'engineering-tender-notice',
  title: '同江市第二小学教学楼改造工程施工招标公告',
  elements: {
    conditions: '项目已经同发改审〔2026〕18号批准，资金已落实。',
    scope: '教学楼加固及外墙保温。',
    qualification: '建筑工程施工总承包三级及以上。',
    documents: '登录交易平台下载。',
    submission: '2026-12-15 09:00 前上传。',
    contacts: '招标人：0454-0000000',
  },
};
