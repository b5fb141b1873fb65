import type { Article, ArticleContext } from './article.ts';
import type { nbArticles } from './nb-articles.ts';

const write = (at: ArticleContext): string => `[${at.contactEmail}](mailto:${at.contactEmail})`;

const om = (at: ArticleContext): Article => ({
  title: 'Om Fellesinnsyn',
  lead: `Fellesinnsyn ${at.region} samlar dei offentlege postjournalane til ${at.municipalities === 1 ? 'éin kommune' : `${at.municipalities} kommunar`}, så du kan søkje i alle på éin stad.`,
  sections: [
    {
      id: 'postjournal',
      heading: 'Kva er ein postjournal?',
      blocks: [
        'Kommunar skal føre ein journal over dokument dei får, sender og legg fram til behandling. Alle har rett til å sjå journalen og til å be om innsyn i dokumenta. Retten står i offentleglova § 3.',
        'Kvar linje i journalen heiter ein journalpost. Han fortel kva dokumentet handlar om, kven det er frå eller til, kva sak det høyrer til og når det blei registrert.',
      ],
    },
    {
      id: 'utvalg',
      heading: 'Kva finn du her, og kva finn du ikkje?',
      blocks: [
        'Vi viser det kommunane sjølve har gjort offentleg, og ikkje noko meir. Vi legg ikkje til opplysningar og rettar ikkje i det kommunane har skrive.',
        [
          'Journalpostar som kommunen har skjerma eller trekt tilbake, blir ikkje viste.',
          'Fødselsnummer, kontonummer og private kontaktopplysningar blir tekne bort eller haldne tilbake dersom dei står i journalen ved ein feil.',
          'Namn på privatpersonar følgjer eigne reglar. Les meir på sida om [personvern](/personvern).',
          'Dokument kan du opne berre når kommunen har lagt dei ut. Elles ber du [kommunen om innsyn](/hjelp#innsyn).',
        ],
        'Kvar journalane kjem frå, og når dei sist blei henta, ser du på sida [Kjelder og ferskleik](/kilder).',
      ],
    },
    {
      id: 'ansvar',
      heading: 'Kven står bak?',
      blocks: [
        `${at.contactName} driv portalen. Kvar kommune har ansvar for sin eigen journal, og det er kommunen som avgjer krav om innsyn.`,
        `Er noko feil, eller burde det vore skjerma? Sei frå til kommunen, og gjerne til oss på ${write(at)}. Når kommunen rettar eller trekkjer tilbake ein journalpost, blir han retta eller borte her ved neste henting.`,
        'Programmet bak Fellesinnsyn er fri programvare. Andre regionar kan bruke det, og alle kan sjå korleis det verkar.',
      ],
    },
  ],
});

const personvern = (at: ArticleContext): Article => ({
  title: 'Personvern',
  lead: 'Her står det kva vi gjer med namn i journalane, kva vi veit om deg som bruker portalen, og kven du kan skrive til.',
  sections: [
    {
      id: 'navn',
      heading: 'Namn i journalane',
      blocks: [
        'Offentlege journalar kan ha namn på personar som har skrive til kommunen eller fått brev frå han. Vi følgjer desse reglane:',
        [
          'Når ein journalpost er eldre enn eitt år, gir ikkje namn på privatpersonar treff i søket, og namnet blir ikkje vist på sida.',
          'Manglar datoen, behandlar vi journalposten som gammal.',
          'Lister, søketreff og andre samla visingar har aldri namn på privatpersonar.',
          'Sidene til journalpostar og saker er merkte slik at søkjemotorar skal la dei vere.',
        ],
        'Årsregelen er vår praksis, ikkje ei plikt lova legg på kommunar. For statlege organ er ein slik regel vedteken i offentlegforskrifta § 6, men paragrafen er ikkje sett i kraft. Vi følgjer han likevel, for alle kjelder, fordi eit namn i eit gammalt brev ikkje skal følgje nokon for alltid.',
        'Namn på firma, foreiningar og offentlege organ er ikkje personnamn, og blir viste som dei står.',
      ],
    },
    {
      id: 'kriterier',
      heading: 'Kva som blir lagt ut, og kvifor',
      blocks: [
        'Offentlegforskrifta § 7 seier kva som ikkje skal leggjast ut på nettet, og at den som legg ut, skal seie korleis utvalet er gjort. Utvalet her er gjort slik:',
        [
          'Vi hentar berre journalar frå kommunar som har sagt ja til det.',
          'Vi viser berre felt som kommunen sjølv har publisert. Felt vi ikkje kjenner, blir ikkje viste.',
          'Vi leitar etter fødselsnummer, D-nummer, kontonummer, private e-postadresser og telefonnummer før noko blir vist. Finn vi noko, blir det skjult eller heile journalposten halden tilbake.',
          'Dokument viser vi berre som lenkjer til den publiseringa kommunen sjølv har.',
        ],
        'Grunnlaget for å vise journalane vidare er offentleglova § 7 og personvernforordninga artikkel 6.',
      ],
    },
    {
      id: 'feil',
      heading: 'Står det noko om deg som ikkje skulle vore her?',
      blocks: [
        `Skriv til kommunen, som kan skjerme opplysningane ved kjelda, eller til oss på ${write(at)}. Oppgi adressa til sida. Vi tek bort det som openbert ikkje skulle vore ute, med ein gong vi ser det.`,
        'Når noko er teke bort, står det berre igjen at det har vore ein journalpost der, når han blei teken bort og kva kommune han kom frå. Innhaldet tek vi ikkje vare på.',
        'Du kan òg klage til [Datatilsynet](https://www.datatilsynet.no/om-datatilsynet/kontakt-oss/).',
      ],
    },
    {
      id: 'besokende',
      heading: 'Kva vi veit om deg som bruker portalen',
      blocks: [
        [
          'Vi bruker ingen verktøy som måler eller sporar deg.',
          `Legg du noko i korga, får du éin informasjonskapsel som held korga di saman. Han seier ikkje kven du er. Korga blir sletta ${at.retention.cartDays} dagar etter at du sist brukte henne.`,
          'Alt på sidene kjem frå vår eigen tenar. Ingen andre får vite at du er her.',
          'Vi lagrar ikkje kva du søkjer etter.',
          'Når du følgjer ei lenkje til eit dokument, går du til nettstaden til kommunen. Då gjeld reglane der.',
        ],
      ],
    },
    {
      id: 'krav',
      heading: 'Når du sender innsynskrav herifrå',
      blocks: [
        'Du oppgir berre ei e-postadresse. Namn og melding er frivillig. Vi bruker opplysningane til å sende kravet og til å vise deg korleis det går, ikkje til noko anna.',
        [
          'Kommunen du ber om innsyn hos, får adressa, og namnet om du har skrive det. Han svarer rett til deg. Vi ser ikkje svaret og lagrar det aldri.',
          `Stadfestar du ikkje kravet, slettar vi det og adressa di etter ${at.retention.unverifiedHours} timar.`,
          `${at.retention.requesterDays} dagar etter at kravet er ferdig, slettar vi adressa, namnet og det du har skrive. Høyrer vi ikkje noko meir, reknar vi kravet som ferdig etter ${at.retention.silentDays} dagar. Kva journalpostar det galdt, står att som tal, utan noko som peikar på deg.`,
          'På sida om kravet kan du laste ned alt vi har om det, og slette opplysningane dine når du vil.',
          'For å stoppe misbruk tel vi kor mange krav som kjem frå same nett. Nettadressa lagrar vi berre som ein kode, og nøkkelen til koden blir sletta etter to dagar.',
          'Adressa di står aldri i loggar eller i nettadresser.',
        ],
        'Grunnlaget er personvernforordninga artikkel 6 nr. 1 bokstav e: å hjelpe deg å bruke retten til innsyn.',
      ],
    },
  ],
});

const hjelp = (at: ArticleContext): Article => ({
  title: 'Hjelp',
  lead: 'Korte svar på korleis du søkjer, kva orda tyder og korleis du ber om innsyn.',
  sections: [
    {
      id: 'sok',
      heading: 'Slik søkjer du',
      blocks: [
        [
          'Skriv eitt eller fleire ord. Du får treff på journalpostar som har alle orda.',
          'Set hermeteikn rundt ord som skal stå saman: "ny brannstasjon".',
          'Set minus framfor eit ord du ikkje vil ha med: skule -bygg.',
          'Skriv saksnummeret for å kome rett til saka: 2024/1234.',
          'Skriv gards- og bruksnummer for å finne ein eigedom: gnr 12 bnr 3.',
          'Vel kommune, type, år eller dato i filtera. Du kan velje fleire i same gruppe.',
        ],
        'Kvart søk har si eiga adresse. Lagre henne som bokmerke, eller send henne til nokon.',
        'Har du tastatur, kan du trykkje / for å gå til søkjefeltet.',
      ],
    },
    {
      id: 'ord',
      heading: 'Kva orda tyder',
      blocks: [
        [
          'Journalpost: éi linje i journalen, altså eitt registrert dokument med eventuelle vedlegg.',
          'Sak: ei samling journalpostar om det same. Alle har same saksnummer.',
          'Postliste: alt kommunen journalførte på éin dag.',
          'Journaldato: dagen kommunen registrerte dokumentet.',
          'Motteke og sendt: om dokumentet kom til kommunen eller gjekk ut frå han.',
          'Saksframlegg: forslag som er lagt fram for politikarane.',
          'Skjerma: kommunen har unnateke noko frå offentlegheita og viser til ei lovføresegn.',
          'Kan lesast no: kommunen har lagt ut minst eitt av dokumenta, og du kan opne det.',
        ],
      ],
    },
    {
      id: 'innsyn',
      heading: 'Slik ber du om innsyn',
      blocks: [
        'Alle kan be om innsyn. Du treng ikkje seie kven du er, og du treng ikkje grunngi det.',
        [
          'Finn journalposten og vel «Legg i korg». Du kan samle frå fleire kommunar, leggje inn heile saker eller alle treff på eit søk, og be om noko som ikkje står i journalen med eigne ord.',
          'Gå til korga, skriv e-postadressa di og sjå over kravet. Namn treng du ikkje oppgi.',
          'Opne e-posten du får, og trykk «Stadfest og send». Då får kvar kommune sitt eige krav, og du får ei kvittering med lenkje til ei side der du ser korleis det går.',
          'Vil du heller skrive sjølv, står e-postadressa på sida til journalposten og på sida til kommunen.',
          'Kommunen skal svare utan grunnlaust opphald. Han skal vurdere kravet på nytt, òg når dokumentet er merkt som skjerma.',
          'Eit avslag skal vere skriftleg og vise til lovføresegna. Innan tre veker kan du be om ei nærare grunngiving.',
          'Får du avslag, eller ikkje noko svar innan fem arbeidsdagar, kan du klage. Du sender klaga til kommunen, og Statsforvaltaren avgjer henne.',
        ],
      ],
    },
    {
      id: 'mangler',
      heading: 'Kvifor finn eg det ikkje?',
      blocks: [
        [
          'Kommunen er kanskje ikkje kopla til enno. Sjå [Kjelder og ferskleik](/kilder).',
          'Dokumentet kan vere registrert, men ikkje publisert. Mange kommunar ventar eit par dagar.',
          'Namn på privatpersonar gir ikkje treff når journalposten er eldre enn eitt år.',
          'Journalposten kan vere trekt tilbake av kommunen.',
        ],
        `Finn du det framleis ikkje, spør kommunen, eller skriv til oss på ${write(at)}.`,
      ],
    },
  ],
});

const tilgjengelighet = (at: ArticleContext): Article => ({
  title: 'Tilgjengeerklæring',
  lead: 'Alle skal kunne bruke Fellesinnsyn. Her står det kva vi har gjort, kva vi veit ikkje er godt nok, og korleis du seier frå.',
  sections: [
    {
      id: 'status',
      heading: 'Kva vi har gjort',
      blocks: [
        'Portalen er bygd etter WCAG 2.2 på nivå AA. Lova krev WCAG 2.1 nivå A og AA av offentlege nettstader.',
        [
          'Alle sider verkar med tastatur åleine, og det er alltid synleg kvar du er.',
          'Alle sider verkar utan JavaScript.',
          'Teksten toler forstørring til 400 prosent utan at du må bla sidelengs.',
          'Sidene følgjer innstillingane dine for lys og mørk utsjånad, høg kontrast og mindre rørsle.',
          'Kvar side blir prøvd med automatiske testar, i alle språka, i lys og mørk utsjånad og på brei og smal skjerm, før ho blir lagd ut.',
        ],
      ],
    },
    {
      id: 'mangler',
      heading: 'Det vi veit ikkje er godt nok',
      blocks: [
        [
          'Automatiske testar finn berre ein del av feila. Portalen er ikkje prøvd av eit utval brukarar med funksjonsnedsetjingar enno.',
          'Dokumenta du opnar, ligg hos kommunane og er laga der. Nokre er skanna og kan ikkje lesast av ein skjermlesar. Be kommunen om ei utgåve du kan bruke.',
          'Titlar og andre journaltekstar blir viste slik kommunen har skrive dei, med forkortingar og fagord.',
          'Sørsamisk er ikkje omsett enno. Der teksten manglar, står han på bokmål og er merkt slik for skjermlesarar.',
        ],
      ],
    },
    {
      id: 'si-fra',
      heading: 'Sei frå',
      blocks: [
        `Er det noko du ikkje får til? Skriv til ${write(at)}, og fortel gjerne kva side det gjeld og kva du brukte. ${at.contactName} svarer for portalen.`,
        'Er du ikkje nøgd med svaret, kan du skrive til [Tilsynet for universell utforming av ikt](https://www.uutilsynet.no/).',
      ],
    },
  ],
});

export const nnArticles: typeof nbArticles = { om, personvern, hjelp, tilgjengelighet };
