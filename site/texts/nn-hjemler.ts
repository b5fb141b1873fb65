import type { nbHjemler } from './nb-hjemler.ts';

/** Two plain sentences per legal basis in offentleglova (LOV-2006-05-19-16), by section number, in nynorsk. */
export const nnHjemler: typeof nbHjemler = {
  '5': {
    name: 'Utsett innsyn',
    forklart:
      'Kommunen ventar med å gi innsyn, fordi saka ikkje er ferdig førebudd. Når grunnen til å vente er borte, skal dokumentet kunne sjåast.',
  },
  '13': {
    name: 'Teieplikt',
    forklart:
      'Dokumentet har opplysningar som dei tilsette har teieplikt om, til dømes personlege forhold eller løyndomane til ei bedrift. Dei opplysningane kan ikkje kommunen gi ut, men resten av dokumentet kan du ofte få.',
  },
  '14': {
    name: 'Dokument til intern saksførebuing',
    forklart:
      'Kommunen har laga dokumentet for sitt eige arbeid med saka. Slike dokument kan haldast tilbake, men kommunen skal vurdere å vise dei likevel.',
  },
  '15': {
    name: 'Råd henta inn utanfrå',
    forklart:
      'Dokumentet er råd eller vurderingar kommunen har henta inn til si eiga saksførebuing. Det kan haldast tilbake når det er påkravd av omsyn til ei forsvarleg avgjerd.',
  },
  '16': {
    name: 'Internt dokument i kommunen',
    forklart:
      'Regelen handlar om kva interne dokument i kommunar du har rett til å sjå. Saksframlegg til politikarane er som regel opne, medan enkelte interne notat ikkje er det.',
  },
  '18': {
    name: 'Rettssak',
    forklart:
      'Dokumentet er laga fordi kommunen er eller kan bli part i ei rettssak. Det kan haldast tilbake så kommunen ikkje står svakare i retten.',
  },
  '19': {
    name: 'Konsultasjonar med Sametinget',
    forklart:
      'Dokumentet er utveksla i samtalar mellom styresmaktene og Sametinget eller samiske organisasjonar. Det kan haldast tilbake medan samtalane går føre seg.',
  },
  '20': {
    name: 'Forholdet til andre land',
    forklart:
      'Opplysningane kan skade forholdet til andre land eller internasjonale organisasjonar. Resten av dokumentet kan du likevel be om.',
  },
  '21': {
    name: 'Forsvar og tryggleik',
    forklart:
      'Opplysningane kan skade forsvaret eller tryggleiken i landet. Det gjeld til dømes beredskap og sårbare anlegg.',
  },
  '22': {
    name: 'Budsjettforslag',
    forklart:
      'Dokumentet er laga i arbeidet med statsbudsjettet. Slike utkast kan haldast tilbake.',
  },
  '23': {
    name: 'Forhandlingar, anbod og økonomien til kommunen',
    forklart:
      'Innsyn no kan svekkje kommunen i forhandlingar, i ein anbodskonkurranse eller i løns- og personalsaker. Når forhandlingane er over eller leverandøren er vald, kan du ofte få sjå dokumentet.',
  },
  '24': {
    name: 'Kontroll og lovbrot',
    forklart:
      'Innsyn kan øydeleggje for ein kontroll, eller dokumentet er ei melding om eit mogleg lovbrot. Den som melder frå, skal òg kunne vere verna.',
  },
  '25': {
    name: 'Tilsetjingssak',
    forklart:
      'Dokumentet høyrer til ei sak om tilsetjing eller forfremjing. Søkjarlista er som hovudregel offentleg, men søknader og vurderingar kan haldast tilbake.',
  },
  '26': {
    name: 'Eksamen, bilete og fødselsnummer',
    forklart:
      'Dokumentet har opplysningar som er verna særskilt, til dømes eksamenssvar, bilete i personregister eller fødselsnummer. Det andre i dokumentet kan du likevel be om.',
  },
};
