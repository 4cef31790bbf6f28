import { demoChannel } from '../../../src/demo/demo-channel.js';
import { testSettings } from '../../support/settings.js';
import { newSecret } from './outside.js';

const settings = (env: NodeJS.ProcessEnv) => testSettings('postgres://localhost/none', env);

describe('A demonstration', () => {
  test('without a channel of its own has a platform on this machine that takes what Tongjiang owes', async () => {
    const demo = await demoChannel(settings({ DEMO: 'true' }));

    expect(demo?.settings.channelUrls).toEqual({ TRADING_PLATFORM_HLJ: demo?.platform.url });
    expect(await (await fetch(new URL('/', demo!.platform.url))).text()).toContain('尚未收到推送');
    await demo!.platform.close();
  });

  test('with a channel of its own, or a real installation, has none', async () => {
    const own = {
      CHANNEL_CREDIT_JIAMUSI_URL: 'https://credit.example',
      CHANNEL_CREDIT_JIAMUSI_SECRET: newSecret(),
    };

    expect(await demoChannel(settings({ DEMO: 'true', ...own }))).toBeNull();
    expect(await demoChannel(settings({ DEMO: 'false' }))).toBeNull();
  });
});
