import { SourceChangedShape } from '../../errors.ts';
import { fileInMemory } from '../../files/delivered-file.ts';
import { survey } from '../../files/survey.ts';
import type { Source, SourceContext, SourceEvent } from '../source.ts';
import { type NoarkCheckpoint, openCheckpoint, READER } from './checkpoint.ts';
import { type Delivery, listDeliveries } from './deliveries.ts';
import { download } from './download.ts';
import { Intake } from './intake.ts';
import { noark4Entry } from './noark4/entry.ts';
import { readKeptFacts } from './noark4/kept-facts.ts';
import { openDelivery, openFile } from './open-delivery.ts';
import { readDelivery } from './read-delivery.ts';
import { readXmlFile } from './read-xml-file.ts';
import type { ReaderContext } from './reader.ts';
import { type NoarkSettings, noarkSettings } from './settings.ts';

/**
 * Noark journal exports as files. A municipality joins by putting what its system can export into a folder. Formats are told by
 * content; what is unshielded passes only through the rules of its format.
 */
export const noark: Source<NoarkSettings> = {
  kind: 'noark',
  settings: noarkSettings,

  async *harvest(settings, checkpoint, context) {
    const state = openCheckpoint(checkpoint);
    if (settings.url !== undefined) {
      yield* takeAddress(settings.url, state, settings, context);
      yield asEvent(state);
      if (state.address?.reason) throw new SourceChangedShape(state.address.reason);
      return;
    }
    const { ready, unsettled } = await listDeliveries(settings, context.now());
    for (const name of unsettled)
      yield { kind: 'remark', code: 'delivery_unsettled', detail: { file: name } };
    forgetGone(state, ready);
    for (const delivery of ready) {
      context.signal.throwIfAborted();
      yield* takeDelivery(delivery, state, settings, context);
      yield asEvent(state);
    }
    // all that can be read has been; the run must not look well while a delivery lies there unread
    const reasons = Object.values(state.refused).map(({ reason }) => reason);
    if (reasons.length > 0) throw new SourceChangedShape(reasons.join('\n'));
  },

  async *retry(settings, raw, context) {
    const { where: file } = raw;
    const intake = new Intake({ publisher: context, file, historisk: settings.historical });
    const reader: ReaderContext = { intake, settings, now: context.now() };
    const facts = readKeptFacts(raw.raw);
    if (facts !== null) {
      const { draft, rule } = noark4Entry(facts, reader);
      if (rule === null) intake.entry(draft, facts.line, () => raw.raw);
      else intake.held(rule, draft);
      yield* intake.drain();
      return;
    }
    const delivered = fileInMemory(new TextEncoder().encode(raw.raw), file);
    const nothingRead = (): SourceEvent => asEvent(openCheckpoint(null));
    const reading = readXmlFile(delivered, await survey(delivered.open()), reader, nothingRead);
    for await (const event of reading)
      if (event.kind !== 'remark' && event.kind !== 'checkpoint' && event.kind !== 'progress')
        yield event;
  },
};

/** Reads one delivery unless it is known, and notes in `state` how it went. */
async function* takeDelivery(
  delivery: Delivery,
  state: NoarkCheckpoint,
  settings: NoarkSettings,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  const { name, size, changed } = delivery;
  const same = (known: { size: number; changed: number } | undefined): boolean =>
    known?.size === size && known.changed === changed;
  if (same(state.read[name])) return;
  if (same(state.refused[name]) && state.refused[name]?.reader === READER) return;
  const before = structuredClone(state);
  try {
    await using contents = await openDelivery(delivery);
    yield* readDelivery(contents, name, {
      settings,
      publisher: context,
      now: context.now(),
      batchEnd: () => {
        context.signal.throwIfAborted();
        return asEvent(before);
      },
    });
    state.read[name] = { size, changed };
    delete state.refused[name];
  } catch (error) {
    if (!(error instanceof SourceChangedShape)) throw error;
    state.refused[name] = { size, changed, reason: error.message, reader: READER };
    yield {
      kind: 'remark',
      code: 'delivery_refused',
      detail: { file: name, reason: error.message },
    };
  }
}

/** Reads what the address holds unless it is the version read last, and notes in `state` how it went. */
async function* takeAddress(
  url: string,
  state: NoarkCheckpoint,
  settings: NoarkSettings,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  const known = state.address?.reader === READER ? state.address : null;
  const request = { url, maxBytes: settings.maxBytes, signal: context.signal };
  using fetched = await download(request, known, context.http);
  if (fetched === null) return;
  const { sha256, validators, movedTo } = fetched;
  if (movedTo !== null)
    yield { kind: 'remark', code: 'noark.moved', detail: { to: movedTo.replace(/[?#].*/s, '') } };
  if (known?.sha256 === sha256) {
    state.address = { ...known, ...validators };
    return;
  }
  const before = structuredClone(state);
  const name = new URL(url).pathname.split('/').pop() || 'levering';
  let reason: string | null = null;
  try {
    await using contents = await openFile(fetched.path, name);
    yield* readDelivery(contents, name, {
      settings,
      publisher: context,
      now: context.now(),
      batchEnd: () => {
        context.signal.throwIfAborted();
        return asEvent(before);
      },
    });
  } catch (error) {
    if (!(error instanceof SourceChangedShape)) throw error;
    reason = error.message;
    yield { kind: 'remark', code: 'delivery_refused', detail: { file: name, reason } };
  }
  state.address = { ...validators, sha256, reason, reader: READER };
}

/** Forgets deliveries that are no longer there; what was read from them stays. */
function forgetGone(state: NoarkCheckpoint, ready: readonly Delivery[]): void {
  const names = new Set(ready.map(({ name }) => name));
  for (const known of [state.read, state.refused])
    for (const name of Object.keys(known)) if (!names.has(name)) delete known[name];
}

const asEvent = (state: NoarkCheckpoint): SourceEvent => ({
  kind: 'checkpoint',
  checkpoint: structuredClone(state),
});
