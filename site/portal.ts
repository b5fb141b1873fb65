import { archiveFile } from '../harvester/archive-file.ts';
import type { Config, Language } from '../harvester/config/config.ts';
import { deskFile } from '../harvester/config/desk-file.ts';
import { readEnvironment } from '../harvester/config/environment.ts';
import { loadConfig } from '../harvester/config/load-config.ts';
import { regionFile } from '../harvester/config/region-file.ts';
import { log } from '../harvester/log.ts';
import { openPublicArchive } from '../harvester/store/open-public-archive.ts';
import type { PublicArchive } from '../harvester/store/public-archive.ts';
import { createAnalysis } from '../indexer/analysis/analysis.ts';
import type { EngineStatus } from '../indexer/engine.ts';
import { openEngine } from '../indexer/open-engine.ts';
import { createSearch, createWalk } from '../indexer/search.ts';
import type { OpenWalk, Search } from '../indexer/search-answer.ts';
import { createSuggestions, type Suggest } from '../indexer/suggestions.ts';
import { startMailer } from './desk/mail/start-mailer.ts';
import type { Desk } from './desk/open-desk.ts';
import { reopenedDesk } from './desk/reopened-desk.ts';
import { keepTending } from './desk/requests/tend.ts';
import { keepSubscribing } from './desk/subscriptions/round.ts';
import { type Municipalities, readMunicipalities } from './municipalities.ts';
import { keepDumps } from './oai/keep-dumps.ts';
import { type Oai, openOai } from './oai/open-oai.ts';
import { regionDumps } from './oai/region-dumps.ts';
import { passUndecodableQueries } from './oai/undecodable-query.ts';
import { createStatistics, type Statistics } from './statistics.ts';
import { formatOf } from './texts/languages.ts';

/** Everything the pages read from. */
export interface Portal {
  readonly config: Config;
  readonly municipalities: Municipalities;
  readonly archive: PublicArchive;
  readonly search: Search;
  /** The same search, read to its end. */
  readonly walk: OpenWalk;
  /** What a reader may be about to write in the search box. */
  readonly suggest: Suggest;
  readonly indexStatus: () => Promise<EngineStatus>;
  /** Carts, requests, mails and accounts; null: they cannot be reached, and only reading goes on. */
  readonly desk: Desk | null;
  /** The OAI-PMH endpoint. */
  readonly oai: Oai;
  /** Where its dumps lie. */
  readonly dumpFolder: string;
  readonly statistics: () => Promise<Statistics>;
  readonly now: () => Date;
}

const RETRY_AFTER_MS = 2_000;

let opened: Portal | null = null;
let opening: Promise<Portal | null> | null = null;
let nextTry = 0;
const portalHere = (): Portal | null => opened;
passUndecodableQueries();

/** The portal this process serves, opened at the first request; null while archive or index cannot be opened, and then tried again. */
export async function openedPortal(): Promise<Portal | null> {
  if (opened !== null) return opened;
  if (opening === null && Date.now() >= nextTry) {
    nextTry = Date.now() + RETRY_AFTER_MS;
    opening = open().finally(() => {
      opening = null;
    });
  }
  return opening;
}

const languages = new WeakMap<Portal, Map<Language, Portal>>();

/** The same portal with the municipalities' names as a language has them. */
export function portalIn(portal: Portal, language: Language): Portal {
  if (language === 'nb') return portal;
  const known = languages.get(portal) ?? new Map<Language, Portal>();
  languages.set(portal, known);
  const made: Portal = known.get(language) ?? asIn(portal, language);
  known.set(language, made);
  return made;
}

// What can come and go in the portal is asked for each time, not copied.
const asIn = (portal: Portal, language: Language): Portal =>
  Object.create(portal, {
    municipalities: {
      value: readMunicipalities(portal.config, formatOf(language).compare, language),
    },
  });

/** The portal of this request; the middleware has put it there before any page runs. */
export function portalOf(locals: { readonly portal?: Portal }): Portal {
  if (locals.portal === undefined)
    throw new Error('the portal is not open: the middleware did not run');
  return locals.portal;
}

async function open(): Promise<Portal | null> {
  try {
    const environment = readEnvironment();
    const config = loadConfig(regionFile(environment).file);
    const now = (): Date => new Date();
    const archive = openPublicArchive(archiveFile(environment.dataDirectory), { now });
    // Opened at the first search: the pages of entries and cases need no search engine, and stay when it is down.
    const searching = reopening(async () => {
      const engine = await openEngine(environment, 'read');
      const analysis = createAnalysis(config.municipalities);
      const options = { archive, engine, now, analysis };
      return {
        engine,
        search: createSearch(options),
        walk: createWalk(options),
        suggest: createSuggestions(options),
      };
    });
    const desk = reopenedDesk(
      deskFile(environment.dataDirectory),
      { now, mailDomain: new URL(config.region.publicUrl).hostname },
      (opened) => {
        startMailer(opened, config, environment.dataDirectory);
        keepTending(opened, config);
        keepSubscribing(opened, portalHere);
      },
    );
    // Opened with the portal, not at the first request: mails of an earlier process wait in it.
    desk();
    const municipalities = readMunicipalities(config, formatOf('nb').compare);
    const search: Search = async (request) => (await searching()).search(request);
    const indexStatus = async () => (await searching()).engine.status();
    const { dataDirectory, oaiSecret: secret } = environment;
    const oai = openOai({ config, archive, dataDirectory, now, secret });
    const dumps = regionDumps(config, oai, dataDirectory);
    keepDumps({ ...dumps, feed: archive.feed, nightly: config.oai.dumpSchedule });
    opened = {
      config,
      municipalities,
      archive,
      search,
      walk: async (request) => (await searching()).walk(request),
      suggest: async (typed) => (await searching()).suggest(typed),
      indexStatus,
      get desk() {
        return desk();
      },
      oai,
      dumpFolder: dumps.folder,
      statistics: createStatistics({ archive, municipalities, now, search, indexStatus }),
      now,
    };
    log('portal-opened', { municipalities: config.municipalities.length, seq: archive.lastSeq() });
    return opened;
  } catch (error) {
    log('portal-closed', { error: error instanceof Error ? error.name : 'Error' });
    if (error instanceof Error) process.stderr.write(`${error.message}\n`);
    return null;
  }
}

/** The same thing at each call; a failed opening is tried again at the next. */
function reopening<Thing>(open: () => Promise<Thing>): () => Promise<Thing> {
  let thing: Promise<Thing> | null = null;
  return () => {
    thing ??= open().catch((error: unknown) => {
      thing = null;
      throw error;
    });
    return thing;
  };
}
