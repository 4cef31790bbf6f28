import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Runs before anything of a page: what a script of ours would call, and who hears what the content security policy stopped. */
const WATCH = `
window.heard = [];
window.hit = () => window.heard.push('a script ran');
window.alert = window.confirm = window.prompt = window.hit;
document.addEventListener('securitypolicyviolation', (event) =>
  window.heard.push('the policy stopped ' + event.violatedDirective + ' ' + event.sample + ' ' + event.blockedURI));`;

/** Elements, attributes and addresses that only markup of ours would bring into a page. */
const INJECTED = `[...document.querySelectorAll(
  'img[src="x-gk"], [onerror], [onload], [onmouseover], [onfocus], a[href^="javascript:" i], form[action^="javascript:" i],' +
  'script:not([src]):not([type="application/ld+json"]):not([type="application/json"]), iframe, object, embed, base, svg[onload]'
)].map((one) => 'injected ' + one.outerHTML.slice(0, 200)).concat(window.heard)`;

/** A person's browser in which everything that a script of ours does is heard. */
export async function watched(browser: Browser, url: string, cookie: string | undefined): Promise<BrowserContext> {
  const context = await browser.newContext();
  await context.addInitScript(WATCH);
  const [name = '', value = ''] = (cookie ?? '').split('=');
  if (name !== '') await context.addCookies([{ name, value, url }]);
  return context;
}

/** What came of opening the page. */
export const heardIn = async (page: Page): Promise<string[]> => await page.evaluate<string[]>(INJECTED);
