/** Two plain sentences per legal basis in offentleglova (LOV-2006-05-19-16), by section number. */
export const nbHjemler: Readonly<
  Record<string, { readonly name: string; readonly forklart: string }>
> = {
  '5': {
    name: 'Utsatt innsyn',
    forklart:
      'Kommunen venter med å gi innsyn, fordi saken ikke er ferdig forberedt. Når grunnen til å vente er borte, skal dokumentet kunne ses.',
  },
  '13': {
    name: 'Taushetsplikt',
    forklart:
      'Dokumentet har opplysninger som de ansatte har taushetsplikt om, for eksempel noens personlige forhold eller en bedrifts forretningshemmeligheter. De opplysningene kan ikke kommunen gi ut, men resten av dokumentet kan du ofte få.',
  },
  '14': {
    name: 'Dokument til intern saksforberedelse',
    forklart:
      'Kommunen har laget dokumentet for sitt eget arbeid med saken. Slike dokumenter kan holdes tilbake, men kommunen skal vurdere å vise dem likevel.',
  },
  '15': {
    name: 'Råd hentet inn utenfra',
    forklart:
      'Dokumentet er råd eller vurderinger kommunen har hentet inn til sin egen saksforberedelse. Det kan holdes tilbake når det er påkrevd av hensyn til en forsvarlig avgjørelse.',
  },
  '16': {
    name: 'Internt dokument i kommunen',
    forklart:
      'Regelen handler om hvilke interne dokumenter i kommuner du har rett til å se. Saksframlegg til politikerne er som regel åpne, mens enkelte interne notater ikke er det.',
  },
  '18': {
    name: 'Rettssak',
    forklart:
      'Dokumentet er laget fordi kommunen er eller kan bli part i en rettssak. Det kan holdes tilbake så kommunen ikke stiller svakere i retten.',
  },
  '19': {
    name: 'Konsultasjoner med Sametinget',
    forklart:
      'Dokumentet er utvekslet i samtaler mellom myndighetene og Sametinget eller samiske organisasjoner. Det kan holdes tilbake mens samtalene pågår.',
  },
  '20': {
    name: 'Forholdet til andre land',
    forklart:
      'Opplysningene kan skade forholdet til andre land eller internasjonale organisasjoner. Resten av dokumentet kan du likevel be om.',
  },
  '21': {
    name: 'Forsvar og sikkerhet',
    forklart:
      'Opplysningene kan skade forsvaret eller sikkerheten i landet. Det gjelder for eksempel beredskap og sårbare anlegg.',
  },
  '22': {
    name: 'Budsjettforslag',
    forklart:
      'Dokumentet er laget i arbeidet med statens budsjett. Slike utkast kan holdes tilbake.',
  },
  '23': {
    name: 'Forhandlinger, anbud og kommunens økonomi',
    forklart:
      'Innsyn nå kan svekke kommunen i forhandlinger, i en anbudskonkurranse eller i lønns- og personalsaker. Når forhandlingene er over eller leverandøren er valgt, kan du ofte få se dokumentet.',
  },
  '24': {
    name: 'Kontroll og lovbrudd',
    forklart:
      'Innsyn kan ødelegge for en kontroll, eller dokumentet er en melding om et mulig lovbrudd. Den som melder fra, skal også kunne være beskyttet.',
  },
  '25': {
    name: 'Ansettelsessak',
    forklart:
      'Dokumentet hører til en sak om ansettelse eller forfremmelse. Søkerlisten er som hovedregel offentlig, men søknader og vurderinger kan holdes tilbake.',
  },
  '26': {
    name: 'Eksamen, bilder og fødselsnummer',
    forklart:
      'Dokumentet har opplysninger som er vernet særskilt, for eksempel eksamenssvar, bilder i personregistre eller fødselsnummer. Det andre i dokumentet kan du likevel be om.',
  },
};
