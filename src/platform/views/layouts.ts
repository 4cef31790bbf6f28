/** What a layout shows and a page need not say: every name a layout reads is here, so that strict templates find it. */
const COMMON = { title: '', switchUrl: '', breadcrumb: [], scripts: [] };

export const LAYOUTS: Readonly<Record<string, object>> = {
  /** `breadcrumb: [{href | null, label}]`, `meta: [{name, content}]`; `blocks` of JSON-LD; `home` drops the small search box for the page's own. */
  portal: {
    ...COMMON,
    place: '',
    siteName: '',
    q: '',
    meta: [],
    canonical: '',
    robots: '',
    feed: '/feed.atom',
    home: false,
    blocks: [],
    ocds: false,
  },
  /** `viewer: {person, unit}` and `bell: {count}` of unread notices once signed in; `nav: [{href, label, current, count}]`; `flash: {kind: 'done' | 'problem', text}`. */
  workbench: { ...COMMON, viewer: null, bell: null, nav: [], flash: null, keys: false, wide: false },
};
