import { z } from 'zod';
import {
  ConfigInvalid,
  RecordRejected,
  SourceChangedShape,
  SourceRefused,
  SourceUnreachable,
} from '../../harvester/errors.ts';
import { markedText } from '../../harvester/record/marked-text.ts';
import type { Source, SourceContext, SourceEvent } from '../../harvester/sources/source.ts';
import { numbered } from './numbered-journal.ts';

const settings = z.strictObject({
  pages: z.number().int(),
  perPage: z.number().int(),
  /** Each page also changes one entry and deletes another of the pages before it. */
  restless: z.boolean().default(false),
  /** Stops in the middle of that page, with an error of that class. */
  fails: z.object({ page: z.number().int(), error: z.string() }).optional(),
  /** Every record number that can be divided by this comes as a reject. */
  badEvery: z.number().int().optional(),
  /** Fetched once a page. */
  url: z.string().optional(),
  /** Asked to wait that long between pages. */
  waitMs: z.number().optional(),
  /** Falls silent after that page, and hears no signal. */
  hangsAfter: z.number().int().optional(),
  /** Ends with a full list of keys, without those numbers. */
  sweepWithout: z.array(z.number()).optional(),
});
type Settings = z.infer<typeof settings>;

const listSource: Source<Settings> = {
  kind: 'list',
  settings,
  async *harvest(list, checkpoint, context) {
    const first = typeof checkpoint?.page === 'number' ? checkpoint.page : 0;
    for (let page = first; page < list.pages; page++) {
      if (list.url) await context.http.request({ url: list.url, maxBytes: 1000 });
      if (list.waitMs) await context.sleep(list.waitMs);
      yield* pageEvents(list, page, context);
      yield { kind: 'progress', done: (page + 1) * list.perPage, total: list.pages * list.perPage };
      yield { kind: 'checkpoint', checkpoint: { page: page + 1 } };
      if (page === list.hangsAfter) await new Promise(() => {});
    }
    yield* fullList(list, context);
  },
  async *retry(_list, { raw, sourceKey, reason, where }, context) {
    const n = Number(/number="(\d+)"/.exec(raw)?.[1]);
    if (Number.isInteger(n) && !raw.includes('hopeless'))
      yield { kind: 'record', record: numbered(n, { kilde: context.sourceId }) };
    else yield { kind: 'rejected', raw, sourceKey, reason, where };
  },
};

function* pageEvents(list: Settings, page: number, context: SourceContext): Generator<SourceEvent> {
  const { perPage } = list;
  const kilde = context.sourceId;
  for (let i = 0; i < perPage; i++) {
    const n = page * perPage + i;
    if (list.fails?.page === page && i === Math.floor(perPage / 2)) throw errorOf(list.fails.error);
    const { keys } = numbered(n, { kilde });
    if (list.badEvery && n % list.badEvery === 0)
      yield {
        kind: 'rejected',
        raw: `<record number="${n}"/>`,
        reason: 'the date cannot be read',
        where: `page ${page}`,
        sourceKey: keys.kilde,
      };
    else yield { kind: 'record', record: numbered(n, { kilde }) };
  }
  if (!list.restless || page === 0) return;
  const changed = numbered((page - 1) * perPage, {
    kilde,
    offentligTittel: markedText(`Endret på side ${page}`),
  });
  yield { kind: 'record', record: changed };
  yield {
    kind: 'deleted',
    sourceKey: numbered((page - 1) * perPage + 1, { kilde }).keys.kilde,
  };
}

function* fullList(list: Settings, { sourceId: kilde }: SourceContext): Generator<SourceEvent> {
  if (!list.sweepWithout) return;
  for (let n = 0; n < list.pages * list.perPage; n++)
    if (!list.sweepWithout.includes(n))
      yield { kind: 'present', sourceKey: numbered(n, { kilde }).keys.kilde };
  yield { kind: 'swept' };
}

function errorOf(name: string): Error {
  const cause = new RangeError('the reason behind it');
  if (name === 'SourceUnreachable') return new SourceUnreachable('no answer', { cause });
  if (name === 'SourceRefused') return new SourceRefused('403 from the source', { cause });
  if (name === 'SourceChangedShape')
    return new SourceChangedShape('not a list', { cause, sample: '<html>Logg inn</html>' });
  if (name === 'ConfigInvalid')
    return new ConfigInvalid(['settings.a: wrong', 'settings.b: wrong']);
  if (name === 'RecordRejected') return new RecordRejected('not caught');
  return new TypeError('Ola Nordmann is not a function');
}

export const sourceKinds: ReadonlyMap<string, Source<unknown>> = new Map([['list', listSource]]);
