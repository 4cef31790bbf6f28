import type { Jurisdiction, Text } from '../../../catalogue/jurisdiction.js';
import type { ExchangeFault } from '../../../exchange/exchange-fault.js';
import type { Refusal } from '../../../refusal.js';
import type { Facts } from '../../facts.js';
import { notGood } from '../../saying.js';

/** What a platform is owed of the item must be there before it is approved: a record that lacks it would fail at night. */
export const lackingForPlatforms = ({ exchangeFaults }: Facts, jurisdiction: Jurisdiction): readonly Refusal[] =>
  exchangeFaults.map((fault) => lacking(fault, jurisdiction));

function lacking({ channel, dataset, target, field }: ExchangeFault, jurisdiction: Jurisdiction): Refusal {
  const platform = jurisdiction.channels.get(channel)?.name ?? same(channel);
  const set = jurisdiction.trading?.datasets.find(({ id }) => id === dataset);
  const words = {
    ...{ field, platform: platform.zh, platformEn: platform.en },
    ...{ dataset: set?.name.zh ?? dataset, datasetEn: set?.name.en ?? dataset },
    label: (set?.fields.find(({ name }) => name === target)?.label ?? '') || target,
    labelEn: target, // the evidence has no English names
  };
  return notGood('platform-needs', words, field);
}

const same = (text: string): Text => ({ zh: text, en: text });
