/** What a layout shows and a page need not say: every name a layout reads is here, so that strict templates find it. */
const COMMON = { title: '', siteName: '', switchUrl: '', breadcrumb: [], scripts: [], robots: '' };

export const LAYOUTS: Readonly<Record<string, object>> = {
  portal: { ...COMMON, q: '', meta: [], canonical: '', feed: '/feed.atom' },
  /** `viewer: {person, unit}` once signed in; `nav: [{href, label, current, count}]`; `flash: {kind: 'done' | 'problem', text}`. */
  workbench: { ...COMMON, viewer: null, nav: [], flash: null, keys: false, wide: false },
};
