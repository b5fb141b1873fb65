import type { Config, Language } from '../../../harvester/config/config.ts';
import type { Format } from '../../texts/format.ts';
import type { Texts } from '../../texts/nb.ts';
import type { Limit } from './limits.ts';
import { receiverName } from './receiver-name.ts';

interface Telling {
  readonly config: Config;
  readonly language: Language;
  readonly text: Texts;
  readonly format: Format;
  readonly now: Date;
}

/** Why a request must wait, until when, and what the reader can do. */
export function limitWords(limit: Limit, telling: Telling): string {
  const { config, language, text, format, now } = telling;
  const { limit: words } = text.desk;
  // A minute is the finest a reader is told: rounded up, so that it is true.
  const until = format.moment(new Date(Date.parse(limit.until) + 60_000).toISOString(), now);
  switch (limit.kind) {
    case 'unverified':
      return words.unverified(format.moment(limit.since, now), until);
    case 'address':
      return words.address(until);
    case 'network':
      return words.network(until);
    case 'municipality': {
      const to = { kommunenummer: limit.kommunenummer ?? '', institution: null };
      return words.municipality(receiverName(to, config, language, text), until);
    }
  }
}
