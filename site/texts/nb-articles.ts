import type { Article, ArticleContext } from './article.ts';

const write = (at: ArticleContext): string => `[${at.contactEmail}](mailto:${at.contactEmail})`;

const om = (at: ArticleContext): Article => ({
  title: 'Om Fellesinnsyn',
  lead: `Fellesinnsyn ${at.region} samler de offentlige postjournalene til ${at.municipalities === 1 ? 'én kommune' : `${at.municipalities} kommuner`}, så du kan søke i alle på ett sted.`,
  sections: [
    {
      id: 'postjournal',
      heading: 'Hva er en postjournal?',
      blocks: [
        'Kommuner skal føre en journal over dokumenter de mottar, sender og legger fram til behandling. Alle har rett til å se journalen og til å be om innsyn i dokumentene. Retten står i offentleglova § 3.',
        'Hver linje i journalen kalles en journalpost. Den forteller hva dokumentet handler om, hvem det er fra eller til, hvilken sak det hører til og når det ble registrert.',
      ],
    },
    {
      id: 'utvalg',
      heading: 'Hva finner du her, og hva finner du ikke?',
      blocks: [
        'Vi viser det kommunene selv har gjort offentlig, og ikke noe mer. Vi legger ikke til opplysninger og retter ikke i det kommunene har skrevet.',
        [
          'Journalposter som kommunen har skjermet eller trukket tilbake, vises ikke.',
          'Fødselsnummer, kontonummer og private kontaktopplysninger blir tatt bort eller holdt tilbake hvis de står i journalen ved en feil.',
          'Navn på privatpersoner følger egne regler. Les mer på siden om [personvern](/personvern).',
          'Dokumenter kan du åpne bare når kommunen har lagt dem ut. Ellers ber du [kommunen om innsyn](/hjelp#innsyn).',
        ],
        'Hvor journalene kommer fra, og når de sist ble hentet, ser du på siden [Kilder og ferskhet](/kilder).',
      ],
    },
    {
      id: 'ansvar',
      heading: 'Hvem står bak?',
      blocks: [
        `${at.contactName} driver portalen. Hver kommune har ansvar for sin egen journal, og det er kommunen som avgjør krav om innsyn.`,
        `Er noe feil eller burde vært skjermet? Si fra til kommunen, og gjerne til oss på ${write(at)}. Når kommunen retter eller trekker tilbake en journalpost, blir den rettet eller borte her ved neste henting.`,
        'Programmet bak Fellesinnsyn er fri programvare. Andre regioner kan bruke det, og alle kan se hvordan det virker.',
      ],
    },
  ],
});

const personvern = (at: ArticleContext): Article => ({
  title: 'Personvern',
  lead: 'Her står det hva vi gjør med navn i journalene, hva vi vet om deg som bruker portalen, og hvem du kan skrive til.',
  sections: [
    {
      id: 'navn',
      heading: 'Navn i journalene',
      blocks: [
        'Offentlige journaler kan inneholde navn på personer som har skrevet til kommunen eller fått brev fra den. Vi følger disse reglene:',
        [
          'Når en journalpost er eldre enn ett år, gir ikke navn på privatpersoner treff i søket, og navnet vises ikke på siden.',
          'Mangler datoen, behandler vi journalposten som gammel.',
          'Lister, søketreff og andre samlede visninger har aldri navn på privatpersoner.',
          'Sidene til journalposter og saker er merket slik at søkemotorer skal la dem være.',
        ],
        'Årsregelen er vår praksis, ikke en plikt loven legger på kommuner. For statlige organer er en slik regel vedtatt i offentlegforskrifta § 6, men paragrafen er ikke satt i kraft. Vi følger den likevel, for alle kilder, fordi et navn i et gammelt brev ikke skal følge noen for alltid.',
        'Navn på firmaer, foreninger og offentlige organer er ikke personnavn, og vises som de står.',
      ],
    },
    {
      id: 'kriterier',
      heading: 'Hva som blir lagt ut, og hvorfor',
      blocks: [
        'Offentlegforskrifta § 7 sier hva som ikke skal legges ut på nettet, og at den som legger ut, skal si hvordan utvalget er gjort. Utvalget her er gjort slik:',
        [
          'Vi henter bare journaler fra kommuner som har sagt ja til det.',
          'Vi viser bare felter som kommunen selv har publisert. Felter vi ikke kjenner, vises ikke.',
          'Fødselsnummer, D-nummer, kontonummer, private e-postadresser og telefonnummer blir lett etter før noe vises. Finner vi noe, blir det skjult eller hele journalposten holdt tilbake.',
          'Dokumenter viser vi bare som lenker til kommunens egen publisering.',
        ],
        'Grunnlaget for å vise journalene videre er offentleglova § 7 og personvernforordningen artikkel 6.',
      ],
    },
    {
      id: 'feil',
      heading: 'Står det noe om deg som ikke skulle vært her?',
      blocks: [
        `Skriv til kommunen, som kan skjerme opplysningene ved kilden, eller til oss på ${write(at)}. Oppgi adressen til siden. Vi tar bort det som åpenbart ikke skulle vært ute, med en gang vi ser det.`,
        'Når noe er tatt bort, står det bare igjen at det har vært en journalpost der, når den ble tatt bort og hvilken kommune den kom fra. Innholdet tar vi ikke vare på.',
        'Du kan også klage til [Datatilsynet](https://www.datatilsynet.no/om-datatilsynet/kontakt-oss/).',
      ],
    },
    {
      id: 'besokende',
      heading: 'Hva vi vet om deg som bruker portalen',
      blocks: [
        [
          'Vi bruker ingen verktøy som måler eller sporer deg.',
          `Legger du noe i kurven, får du én informasjonskapsel som holder kurven din sammen. Den sier ikke hvem du er. Kurven blir slettet ${at.retention.cartDays} dager etter at du sist brukte den.`,
          'Alt på sidene kommer fra vår egen tjener. Ingen andre får vite at du er her.',
          'Vi lagrer ikke hva du søker etter.',
          'Når du følger en lenke til et dokument, går du til kommunens nettsted. Da gjelder reglene der.',
        ],
      ],
    },
    {
      id: 'krav',
      heading: 'Når du sender innsynskrav herfra',
      blocks: [
        'Du oppgir bare en e-postadresse. Navn og melding er frivillig. Vi bruker opplysningene til å sende kravet og til å vise deg hvordan det går, ikke til noe annet.',
        [
          'Kommunen du ber om innsyn hos, får adressen, og navnet om du har skrevet det. Den svarer rett til deg. Vi ser ikke svaret og lagrer det aldri.',
          `Bekrefter du ikke kravet, sletter vi det og adressen din etter ${at.retention.unverifiedHours} timer.`,
          `${at.retention.requesterDays} dager etter at kravet er ferdig, sletter vi adressen, navnet og det du har skrevet. Hører vi ikke noe mer, regner vi kravet som ferdig etter ${at.retention.silentDays} dager. Hvilke journalposter det gjaldt, står igjen som tall, uten noe som peker på deg.`,
          'På siden om kravet kan du laste ned alt vi har om det, og slette opplysningene dine når du vil.',
          'For å stoppe misbruk teller vi hvor mange krav som kommer fra samme nett. Nettadressen lagrer vi bare som en kode, og nøkkelen til koden blir slettet etter to dager.',
          'Adressen din står aldri i logger eller i nettadresser.',
        ],
        'Grunnlaget er personvernforordningen artikkel 6 nr. 1 bokstav e: å hjelpe deg å bruke retten til innsyn.',
      ],
    },
  ],
});

const hjelp = (at: ArticleContext): Article => ({
  title: 'Hjelp',
  lead: 'Korte svar på hvordan du søker, hva ordene betyr og hvordan du ber om innsyn.',
  sections: [
    {
      id: 'sok',
      heading: 'Slik søker du',
      blocks: [
        [
          'Skriv ett eller flere ord. Du får treff på journalposter som har alle ordene.',
          'Sett anførselstegn rundt ord som skal stå sammen: "ny brannstasjon".',
          'Sett minus foran et ord du ikke vil ha med: skole -bygg.',
          'Skriv saksnummeret for å komme rett til saken: 2024/1234.',
          'Skriv gårds- og bruksnummer for å finne en eiendom: gnr 12 bnr 3.',
          'Velg kommune, type, år eller dato i filtrene. Du kan velge flere i samme gruppe.',
        ],
        'Hvert søk har sin egen adresse. Lagre den som bokmerke, eller send den til noen.',
        'Har du tastatur, kan du trykke / for å gå til søkefeltet.',
      ],
    },
    {
      id: 'ord',
      heading: 'Hva ordene betyr',
      blocks: [
        [
          'Journalpost: én linje i journalen, altså ett registrert dokument med eventuelle vedlegg.',
          'Sak: en samling journalposter om det samme. Alle har samme saksnummer.',
          'Postliste: alt kommunen journalførte på én dag.',
          'Journaldato: dagen kommunen registrerte dokumentet.',
          'Mottatt og sendt: om dokumentet kom til kommunen eller gikk ut fra den.',
          'Saksframlegg: forslag som er lagt fram for politikerne.',
          'Skjermet: kommunen har unntatt noe fra offentlighet og viser til en lovbestemmelse.',
          'Kan leses nå: kommunen har lagt ut minst ett av dokumentene, og du kan åpne det.',
        ],
      ],
    },
    {
      id: 'innsyn',
      heading: 'Slik ber du om innsyn',
      blocks: [
        'Alle kan be om innsyn. Du trenger ikke si hvem du er, og du trenger ikke grunngi det.',
        [
          'Finn journalposten og velg «Legg i kurv». Du kan samle fra flere kommuner, legge inn hele saker eller alle treff på et søk, og be om noe som ikke står i journalen med egne ord.',
          'Gå til kurven, skriv e-postadressen din og se over kravet. Navn trenger du ikke oppgi.',
          'Åpne e-posten du får, og trykk «Bekreft og send». Da får hver kommune sitt eget krav, og du får en kvittering med lenke til en side der du ser hvordan det går.',
          'Vil du heller skrive selv, står e-postadressen på siden til journalposten og på kommunens side.',
          'Kommunen skal svare uten ugrunnet opphold. Den skal vurdere kravet på nytt, også når dokumentet er merket som skjermet.',
          'Et avslag skal være skriftlig og vise til lovbestemmelsen. Innen tre uker kan du be om en nærmere begrunnelse.',
          'Får du avslag, eller ikke noe svar innen fem arbeidsdager, kan du klage. Du sender klagen til kommunen, og Statsforvalteren avgjør den.',
        ],
      ],
    },
    {
      id: 'mangler',
      heading: 'Hvorfor finner jeg det ikke?',
      blocks: [
        [
          'Kommunen er kanskje ikke koblet til ennå. Se [Kilder og ferskhet](/kilder).',
          'Dokumentet kan være registrert, men ikke publisert. Mange kommuner venter et par dager.',
          'Navn på privatpersoner gir ikke treff når journalposten er eldre enn ett år.',
          'Journalposten kan være trukket tilbake av kommunen.',
        ],
        `Finner du det fortsatt ikke, spør kommunen, eller skriv til oss på ${write(at)}.`,
      ],
    },
  ],
});

const tilgjengelighet = (at: ArticleContext): Article => ({
  title: 'Tilgjengelighetserklæring',
  lead: 'Alle skal kunne bruke Fellesinnsyn. Her står det hva vi har gjort, hva vi vet ikke er godt nok, og hvordan du sier fra.',
  sections: [
    {
      id: 'status',
      heading: 'Hva vi har gjort',
      blocks: [
        'Portalen er bygd etter WCAG 2.2 på nivå AA. Loven krever WCAG 2.1 nivå A og AA av offentlige nettsteder.',
        [
          'Alle sider virker med tastatur alene, og det er alltid synlig hvor du er.',
          'Alle sider virker uten JavaScript.',
          'Teksten tåler forstørring til 400 prosent uten at du må bla sidelengs.',
          'Sidene følger innstillingene dine for lyst og mørkt utseende, høy kontrast og mindre bevegelse.',
          'Hver side blir prøvd med automatiske tester, i alle språkene, i lyst og mørkt utseende og på bred og smal skjerm, før den legges ut.',
        ],
      ],
    },
    {
      id: 'mangler',
      heading: 'Det vi vet ikke er godt nok',
      blocks: [
        [
          'Automatiske tester finner bare en del av feilene. Portalen er ikke prøvd av et utvalg brukere med funksjonsnedsettelser ennå.',
          'Dokumentene du åpner, ligger hos kommunene og er laget der. Noen er skannet og kan ikke leses av en skjermleser. Be kommunen om en utgave du kan bruke.',
          'Titler og andre journaltekster vises slik kommunen har skrevet dem, med forkortelser og fagord.',
          'Sørsamisk er ikke oversatt ennå. Der teksten mangler, står den på bokmål og er merket slik for skjermlesere.',
        ],
      ],
    },
    {
      id: 'si-fra',
      heading: 'Si fra',
      blocks: [
        `Er det noe du ikke får til? Skriv til ${write(at)}, og fortell gjerne hvilken side det gjelder og hva du brukte. ${at.contactName} svarer for portalen.`,
        'Er du ikke fornøyd med svaret, kan du skrive til [Tilsynet for universell utforming av ikt](https://www.uutilsynet.no/).',
      ],
    },
  ],
});

export const nbArticles = { om, personvern, hjelp, tilgjengelighet };
