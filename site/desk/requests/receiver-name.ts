import type { Config, Language } from '../../../harvester/config/config.ts';
import { municipalityName } from '../../municipalities.ts';
import type { Texts } from '../../texts/nb.ts';
import { receiver } from './receiver.ts';

/** `Nordskjær kommune` or the institution's name, also for a municipality that has left the region. */
export function receiverName(
  to: { readonly kommunenummer: string; readonly institution: string | null },
  config: Config,
  language: Language,
  text: Texts,
): string {
  if (to.institution !== null) return to.institution;
  const found = receiver(to.kommunenummer, null, config);
  if (found === null) return text.municipality.title(to.kommunenummer);
  return text.municipality.title(municipalityName(found.municipality, language));
}
