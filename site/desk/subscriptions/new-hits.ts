import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublicEntry, SearchView } from '../../../harvester/record/public-entry.ts';
import { createAnalysis } from '../../../indexer/analysis/analysis.ts';
import { searchDocument } from '../../../indexer/document.ts';
import { writingEngine } from '../../../indexer/embedded/embedded-engine.ts';
import { createWalk } from '../../../indexer/search.ts';
import type { Portal } from '../../portal.ts';
import { readSearchQuery } from '../../search/search-query.ts';
import type { Subscription } from './subscription.ts';

/** Changes looked at together; more are taken in turn, so that memory is flat after a great import. */
const CHANGES_AT_A_TIME = 2_000;
const CHANGES_READ_AT_ONCE = 100;
const LISTED = 20;

/** What is new for one subscription. */
export interface NewHits {
  /** The first of them, at most 20: bulk views. */
  readonly entries: readonly PublicEntry[];
  readonly total: number;
}

/**
 * What became public after each subscription was last told, up to the change `until`. The changes are put in a small index of
 * their own and searched there by the very rules of the search page; a spelling is not mended and no word is left out, for who
 * follows a search wants that and nothing else. A name past its year is not in the index and finds nothing.
 */
export async function newHits(
  subscriptions: readonly Subscription[],
  portal: Portal,
  until: number,
): Promise<ReadonlyMap<string, NewHits>> {
  const found = new Map<string, { entries: PublicEntry[]; total: number }>();
  let seq = Math.min(...subscriptions.map(({ seenSeq }) => seenSeq));
  while (seq < until) {
    const views = new Map<string, { readonly view: SearchView; readonly seq: number }>();
    const first = seq;
    while (seq < until && views.size < CHANGES_AT_A_TIME) {
      const changes = portal.archive.changesSince(seq, CHANGES_READ_AT_ONCE);
      for (const change of changes)
        if (change.kind === 'entry' && change.seq <= until)
          views.set(change.view.entry.id, { view: change.view, seq: change.seq });
      seq = changes.at(-1)?.seq ?? until;
      // Other readers have their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const waiting = subscriptions.filter(({ seenSeq }) => seenSeq < seq);
    if (views.size > 0 && waiting.length > 0) await match(waiting, views, portal, found);
    if (seq === first) break;
  }
  return found;
}

async function match(
  subscriptions: readonly Subscription[],
  views: ReadonlyMap<string, { readonly view: SearchView; readonly seq: number }>,
  portal: Portal,
  found: Map<string, { entries: PublicEntry[]; total: number }>,
): Promise<void> {
  const analysis = createAnalysis(portal.config.municipalities);
  const directory = mkdtempSync(join(tmpdir(), 'fellesinnsyn-nytt-'));
  try {
    await using engine = writingEngine(directory);
    await engine.rebuild(documents([...views.values()], analysis), 1, analysis.version);
    const { archive, now } = portal;
    const walk = createWalk({ archive, engine, now, analysis });
    for (const subscription of subscriptions) {
      const ids =
        subscription.kind === 'case'
          ? [...views.values()].flatMap(({ view: { entry } }) =>
              entry.saksmappe?.id === subscription.what ? [entry.id] : [],
            )
          : await hitsOf(subscription.what, walk, views.size);
      const fresh = ids.filter((id) => (views.get(id)?.seq ?? 0) > subscription.seenSeq);
      const entries = archive
        .entries(fresh, 'bulk')
        .filter(({ publisert }) => publisert > subscription.seenAt.slice(0, 19));
      if (entries.length === 0) continue;
      const known = found.get(subscription.id) ?? { entries: [], total: 0 };
      found.set(subscription.id, {
        entries: [...known.entries, ...entries].slice(0, LISTED),
        total: known.total + entries.length,
      });
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function hitsOf(
  what: string,
  walk: ReturnType<typeof createWalk>,
  most: number,
): Promise<readonly string[]> {
  const { query } = readSearchQuery(new URLSearchParams(what));
  const { page: _, pageSize: __, ...request } = query.with({ sort: 'nyeste' }).toRequest(1);
  const opened = await walk(request);
  if (opened.total === 0 || opened.correctedText !== null || opened.relaxed !== null) return [];
  return (await opened.page(null, most)).ids;
}

async function* documents(
  changed: readonly { readonly view: SearchView }[],
  analysis: ReturnType<typeof createAnalysis>,
) {
  for (let at = 0; at < changed.length; at += CHANGES_READ_AT_ONCE) {
    await new Promise((resolve) => setImmediate(resolve));
    yield changed
      .slice(at, at + CHANGES_READ_AT_ONCE)
      .map(({ view }) => searchDocument(view, analysis));
  }
}
