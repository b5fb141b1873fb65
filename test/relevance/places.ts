/** A municipality of the generated journals: invented, but for one whose South Sámi name is to be found as well. */
export interface RelevanceMunicipality {
  readonly number: string;
  readonly name: { readonly nb: string; readonly sma?: string };
  readonly nynorsk: boolean;
  readonly places: readonly string[];
}

const municipality = (
  number: string,
  nb: string,
  places: string,
  more: { readonly nynorsk?: boolean; readonly sma?: string } = {},
): RelevanceMunicipality => ({
  number,
  name: more.sma === undefined ? { nb } : { nb, sma: more.sma },
  nynorsk: more.nynorsk ?? false,
  places: places.split(', '),
});

export const MUNICIPALITIES: readonly RelevanceMunicipality[] = [
  municipality(
    '9901',
    'Havnvik',
    'Sandneset, Kvalvåg, Ytterberg, Lauvåsen, Torskvika, Grønnholmen',
  ),
  municipality('9902', 'Elvedal', 'Furumoen, Storlia, Kleiva, Brattbakken, Øvre Elvedal'),
  municipality('9903', 'Fjellherad', 'Myrkeli, Tveito, Kyrkjebygda, Sæterdalen', { nynorsk: true }),
  municipality('9904', 'Øyvær', 'Nordøya, Sørøya, Måsvær, Rosshamn'),
  municipality('1826', 'Hattfjelldal', 'Susendal, Varntresk, Grubben', { sma: 'Aarborte' }),
  municipality('9906', 'Nordsund', 'Leirvåg, Hamnes, Nygard, Solstrand', { nynorsk: true }),
];

export const STREETS =
  'Storgata, Sjøgata, Strandveien, Fjellveien, Myrveien, Lyngveien, Solbakken, Industriveien, Furuveien, Parkveien'.split(
    ', ',
  );

export const POSTS =
  'lærer, sykepleier, rektor, helsefagarbeider, kommunedirektør, vernepleier, barnehagelærer, ingeniør, rådgiver, renholder, brannkonstabel, miljøterapeut'.split(
    ', ',
  );

export const INSTITUTIONS =
  'skole, oppvekstsenter, barnehage, samfunnshus, idrettshall, sykehjem'.split(', ');

export const BUSINESSES =
  'Kro, Bygg AS, Maskin AS, Havbruk AS, Camping, Idrettslag, Velforening, Bondelag, Hotell AS, Transport AS, Båtforening, Eiendom AS'.split(
    ', ',
  );

export const AGENCIES =
  'Statsforvalteren, Fylkeskommunen, Statens vegvesen, Kystverket, Mattilsynet, Sametinget, Husbanken, Arbeidstilsynet, Norges vassdrags- og energidirektorat'.split(
    ', ',
  );
