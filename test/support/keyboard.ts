import type { Page } from 'playwright-core';

const MOST_TABS = 60;

/** Somebody without a mouse; every key is counted, save what is typed as words. */
export class Keyboard {
  pressed = 0;

  constructor(private readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      this.pressed += 1;
    }
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  /** Tab, until what is wanted has the focus. */
  async tabTo(selector: string): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await this.page.evaluate<boolean>(`document.activeElement?.matches('${selector}') ?? false`)) return;
      await this.press('Tab');
    }
    throw new Error(`no ${selector} within ${String(MOST_TABS)} tabs`);
  }
}
