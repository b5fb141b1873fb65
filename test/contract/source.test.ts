import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createHttpClient } from '../../harvester/network/http-client.ts';
import { sourceKinds } from '../../harvester/sources/registry.ts';
import type {
  Checkpoint,
  Source,
  SourceContext,
  SourceEvent,
} from '../../harvester/sources/source.ts';
import { type SourceSpecimen, specimens } from '../support/source-specimens.ts';

const DATO = /^\d{4}-\d{2}-\d{2}$/;
const NOW = new Date('2026-11-20T10:00:02Z');

interface Opened extends AsyncDisposable {
  readonly specimen: SourceSpecimen;
  readonly kind: Source<unknown>;
  read(checkpoint?: Checkpoint | null, signal?: AbortSignal): Promise<SourceEvent[]>;
  readonly context: (signal?: AbortSignal) => SourceContext;
}

async function open(name: string): Promise<Opened> {
  const make = specimens.get(name);
  const kind = sourceKinds.get(name);
  if (make === undefined || kind === undefined) throw new Error(`no specimen of kind ${name}`);
  const specimen = await make();
  const http = createHttpClient({
    userAgent: 'Fellesinnsyn-test',
    from: 'post@example.no',
    allowPrivateHosts: specimen.hosts,
    now: () => NOW,
  });
  const context = (signal = new AbortController().signal): SourceContext => ({
    sourceId: 'proevekommune',
    kommunenummer: '1811',
    organisasjonsnummer: '964983380',
    http,
    now: () => NOW,
    random: () => 0.5,
    sleep: async () => signal.throwIfAborted(),
    signal,
  });
  return {
    specimen,
    kind,
    context,
    read: (checkpoint = null, signal) =>
      Array.fromAsync(kind.harvest(specimen.settings, checkpoint, context(signal))),
    async [Symbol.asyncDispose]() {
      http[Symbol.dispose]();
      await specimen[Symbol.asyncDispose]();
    },
  };
}

const keysOf = (events: readonly SourceEvent[], kind: 'record' | 'deleted'): string[] =>
  events.flatMap((event) => {
    if (event.kind !== kind) return [];
    return event.kind === 'record' ? [event.record.keys.kilde] : [event.sourceKey];
  });

const checkpointsOf = (events: readonly SourceEvent[]): Checkpoint[] =>
  events.flatMap((event) => (event.kind === 'checkpoint' ? [event.checkpoint] : []));

test('every kind of source has a specimen here', () => {
  expect([...specimens.keys()].sort()).toEqual([...sourceKinds.keys()].sort());
});

describe.each([...sourceKinds.keys()])('source of kind %s', (name) => {
  test('its settings are checked: a key nobody knows is refused', async () => {
    await using opened = await open(name);
    const { kind, specimen } = opened;
    expect(kind.settings.safeParse(specimen.settings).success).toBe(true);
    expect(kind.settings.safeParse({ ...specimen.settings, ukjentNoekkel: 1 }).success).toBe(false);
    expect(kind.settings.safeParse(null).success).toBe(false);
  });

  test('it gives every entry once, tells what is withdrawn, and keeps apart what it cannot read', async () => {
    await using opened = await open(name);
    const events = await opened.read();
    const { specimen } = opened;
    expect(keysOf(events, 'record').sort()).toEqual([...specimen.entries].sort());
    expect(keysOf(events, 'deleted')).toEqual(specimen.deleted);
    const rejected = events.filter((event) => event.kind === 'rejected');
    expect(rejected).toHaveLength(specimen.rejected);
    for (const { raw, reason, where } of rejected) {
      expect(raw).not.toBe('');
      expect(reason).not.toBe('');
      expect(where).not.toBe('');
    }
  });

  test('its entries carry the municipality of the configuration and canonical dates', async () => {
    await using opened = await open(name);
    for (const event of await opened.read()) {
      if (event.kind !== 'record') continue;
      const { record } = event;
      expect(record).toMatchObject({
        kommunenummer: '1811',
        organisasjonsnummer: '964983380',
        kilde: 'proevekommune',
      });
      for (const field of [
        'journaldato',
        'dokumentetsDato',
        'mottattDato',
        'sendtDato',
        'publisertDato',
      ] as const)
        if (record[field] !== null) expect(record[field]).toMatch(DATO);
      expect(structuredClone(record)).toEqual(record);
      expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    }
  });

  test('its checkpoints are JSON, and nothing about an entry comes after the last', async () => {
    await using opened = await open(name);
    const events = await opened.read();
    const checkpoints = checkpointsOf(events);
    expect(checkpoints.length).toBeGreaterThanOrEqual(2);
    for (const checkpoint of checkpoints)
      expect(JSON.parse(JSON.stringify(checkpoint))).toEqual(checkpoint);
    const last = events.findLastIndex(({ kind }) => kind === 'checkpoint');
    const after = events
      .slice(last)
      .filter(({ kind }) => kind === 'record' || kind === 'deleted' || kind === 'rejected');
    expect(after).toEqual([]);
  });

  test('it goes on from any checkpoint to the same end, and gives nothing before it again', async () => {
    await using opened = await open(name);
    const events = await opened.read();
    const total = checkpointsOf(events).length;
    let seen = -1;
    for (let i = 0; i + 1 < total; i++) {
      seen = events.findIndex((event, at) => at > seen && event.kind === 'checkpoint');
      const [checkpoint] = checkpointsOf(events.slice(seen));
      const stored = JSON.parse(JSON.stringify(checkpoint)) as Checkpoint;
      const resumed = await opened.read(stored);
      const both = [...keysOf(events.slice(0, seen), 'record'), ...keysOf(resumed, 'record')];
      expect(both.sort()).toEqual([...opened.specimen.entries].sort());
      expect(checkpointsOf(resumed).at(-1)).toEqual(checkpointsOf(events).at(-1));
    }
  });

  test('a second harvest ends, and brings nothing that was not there', async () => {
    await using opened = await open(name);
    const first = await opened.read();
    const second = await opened.read(checkpointsOf(first).at(-1) ?? null);
    for (const key of keysOf(second, 'record')) expect(opened.specimen.entries).toContain(key);
    expect(checkpointsOf(second).length).toBeGreaterThanOrEqual(1);
  });

  test('it stops when it is told to, with the reason it was given', async () => {
    await using opened = await open(name);
    const stopped = AbortSignal.abort(new Error('stopped by hand'));
    await expect(opened.read(null, stopped)).rejects.toThrow('stopped by hand');
    const stop = new AbortController();
    const { kind, specimen, context } = opened;
    const events: SourceEvent[] = [];
    const reading = async (): Promise<void> => {
      for await (const event of kind.harvest(specimen.settings, null, context(stop.signal))) {
        events.push(event);
        if (event.kind === 'checkpoint') stop.abort(new Error('stopped by hand'));
      }
    };
    await expect(reading()).rejects.toThrow('stopped by hand');
    expect(checkpointsOf(events)).toHaveLength(1);
  });

  test('what it kept apart can be tried again', async () => {
    await using opened = await open(name);
    const { kind, specimen, context } = opened;
    for (const event of await opened.read()) {
      if (event.kind !== 'rejected') continue;
      const again = await Array.fromAsync(kind.retry(specimen.settings, event, context()));
      expect(again).toHaveLength(1);
      expect(again[0]).toMatchObject({
        kind: 'rejected',
        raw: event.raw,
        sourceKey: event.sourceKey,
      });
    }
  });
});

test('no source touches the store, the index or the site', () => {
  const root = resolve('harvester/sources');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => join(root, file))
    .filter((file) => file.endsWith('.ts') && statSync(file).isFile());
  expect(files.length).toBeGreaterThan(10);
  for (const file of files)
    for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const imported = relative('.', resolve(dirname(file), target));
      expect(imported, file).toMatch(
        /^harvester\/(?:sources|record|network|files|xml|errors\.ts|log\.ts)/,
      );
    }
});
