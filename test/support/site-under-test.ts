/** What the tests in the browser know about the site they read. */
export interface SiteUnderTest {
  readonly origin: string;
  /** Where its files lie: desk.sqlite and the outbox. */
  readonly dataDirectory: string;
  /** Ids of entries in states a reader seldom meets. */
  readonly ids: {
    readonly withdrawn: string;
    readonly merged: string;
    readonly mergedInto: string;
    readonly noTitle: string;
    readonly withheld: string;
    /** Out of a closed system, kept by an archive institution. */
    readonly history: string;
    readonly readable: string;
    /** Entries with a private person's name, 400 and 20 days old. */
    readonly old: string;
    readonly young: string;
  };
  /** Addresses only one reader has: of a request that waits, of one that was sent, and of a cart on its way. */
  readonly own: {
    readonly confirm: string;
    readonly status: string;
    readonly move: string;
    /** A followed search that waits for its button, and one that runs. */
    readonly follow: string;
    readonly followed: string;
  };
  /** A case whose document numbers have holes. */
  readonly caseWithGaps: string;
  /** A day with entries in the journal of the first municipality. */
  readonly postlisteDay: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    site: SiteUnderTest;
  }
}

/** Every page of the site in every state a reader can meet it in. */
export const pagesOf = (
  site: SiteUnderTest,
): readonly (readonly [name: string, path: string])[] => [
  ['home', '/'],
  ['all entries', '/sok'],
  ['results with filters', '/sok?q=søknad&type=inn&lesbar=ja'],
  ['results with the filter panel open', '/sok?q=søknad#filtre'],
  ['results as a table', '/sok?q=søknad&visning=tabell'],
  ['no hits', '/sok?q=finnesikkehersomord&aar=2026'],
  ['a search not understood', '/sok?fra=snart'],
  ['a readable entry', `/post/${site.ids.readable}`],
  ['a withheld entry', `/post/${site.ids.withheld}`],
  ['an entry without title', `/post/${site.ids.noTitle}`],
  ['an entry out of a closed system', `/post/${site.ids.history}`],
  ['a withdrawn entry', `/post/${site.ids.withdrawn}`],
  ['a case with gaps', `/sak/${site.caseWithGaps}`],
  ['a municipality', '/kommune/nordskjaer'],
  ['the calendar of postlister', '/kommune/nordskjaer/postliste'],
  ['a postliste', `/kommune/nordskjaer/postliste/${site.postlisteDay}`],
  ['a postliste without entries', '/kommune/nordskjaer/postliste/1899-12-31'],
  ['statistics', '/statistikk'],
  ['sources', '/kilder'],
  ['open data', '/api'],
  ['about', '/om'],
  ['privacy', '/personvern'],
  ['help', '/hjelp'],
  ['accessibility', '/tilgjengelighet'],
  ['an empty cart', '/kurv'],
  ['a request in own words', '/kurv/tekst?kommune=9901'],
  ['an empty cart to be moved', '/kurv/flytt'],
  ['a cart that has moved', site.own.move],
  ['a request that was sent', '/innsyn/sendt'],
  ['a request that was erased', '/innsyn/slettet'],
  ['a request to be confirmed', site.own.confirm],
  ['the status of a request', site.own.status],
  ['a search to be followed', '/abonner?q=naust&kommune=9901'],
  ['a mail that asks for confirmation', '/abonner/sendt'],
  ['a followed search to be confirmed', site.own.follow],
  ['a followed search', site.own.followed],
  ['a followed search that was stopped', '/abonner/stoppet'],
  ['harvesting explained', '/oai'],
  ['an answer of OAI-PMH', '/oai?verb=ListRecords&metadataPrefix=noark5&set=kommune:9901'],
  ['not found', '/finnes-ikke'],
];
