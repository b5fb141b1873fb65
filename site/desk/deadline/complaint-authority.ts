import type { Language, Municipality } from '../../../harvester/config/config.ts';

/** Who decides an appeal against a municipality (offentleglova § 32 first paragraph). */
export interface ComplaintAuthority {
  readonly name: string;
  readonly url: string | null;
  readonly email: string | null;
}

interface Governor {
  readonly area: string;
  readonly site: string;
}

const OSTFOLD_BUSKERUD_OSLO_AKERSHUS: Governor = {
  area: 'Østfold, Buskerud, Oslo og Akershus',
  site: 'ostfold-buskerud-oslo-og-akershus',
};
const VESTFOLD_TELEMARK: Governor = { area: 'Vestfold og Telemark', site: 'vestfold-og-telemark' };
const TROMS_FINNMARK: Governor = { area: 'Troms og Finnmark', site: 'troms-og-finnmark' };

/** By the two first digits of the municipality's number: the county, as counties are since 2024. */
const GOVERNORS: Readonly<Record<string, Governor>> = {
  '03': OSTFOLD_BUSKERUD_OSLO_AKERSHUS,
  '11': { area: 'Rogaland', site: 'rogaland' },
  '15': { area: 'Møre og Romsdal', site: 'more-og-romsdal' },
  '18': { area: 'Nordland', site: 'nordland' },
  '31': OSTFOLD_BUSKERUD_OSLO_AKERSHUS,
  '32': OSTFOLD_BUSKERUD_OSLO_AKERSHUS,
  '33': OSTFOLD_BUSKERUD_OSLO_AKERSHUS,
  '34': { area: 'Innlandet', site: 'innlandet' },
  '39': VESTFOLD_TELEMARK,
  '40': VESTFOLD_TELEMARK,
  '42': { area: 'Agder', site: 'agder' },
  '46': { area: 'Vestland', site: 'vestland' },
  '50': { area: 'Trøndelag', site: 'trondelag' },
  '55': TROMS_FINNMARK,
  '56': TROMS_FINNMARK,
};

const OFFICE: Readonly<Record<Language, readonly [known: string, unknown: string]>> = {
  nb: ['Statsforvalteren i ', 'Statsforvalteren'],
  nn: ['Statsforvaltaren i ', 'Statsforvaltaren'],
  en: ['the County Governor (Statsforvalteren) in ', 'the County Governor (Statsforvalteren)'],
  sma: ['Statsforvalteren i ', 'Statsforvalteren'],
};

/**
 * The authority appeals against the municipality go to: as the region file says, else the county governor of the county its
 * number belongs to, else the office without a place. An appeal is sent to the municipality itself, which passes it on.
 */
export function complaintAuthority(
  municipality: Municipality,
  language: Language,
): ComplaintAuthority {
  const { complaintAuthority: own } = municipality;
  if (own !== undefined) return { name: own.name, url: own.url ?? null, email: own.email ?? null };
  const governor = GOVERNORS[municipality.number.slice(0, 2)];
  const [known, unknown] = OFFICE[language];
  return {
    name: governor === undefined ? unknown : known + governor.area,
    url: `https://www.statsforvalteren.no/${governor === undefined ? '' : `${governor.site}/`}`,
    email: null,
  };
}
