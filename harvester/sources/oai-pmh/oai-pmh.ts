import { SourceChangedShape } from '../../errors.ts';
import type { Checkpoint, RejectedRaw, Source, SourceContext, SourceEvent } from '../source.ts';
import { type Pass, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { chooseFormats } from './formats.ts';
import type { HarvestRun } from './harvest-run.ts';
import { harvestSet } from './harvest-set.ts';
import { type Identity, identify } from './identify.ts';
import { OaiClient } from './oai-client.ts';
import { finishPass, planPass, wholeWindow } from './plan-pass.ts';
import { Quality } from './quality.ts';
import { entryReader } from './read-entry.ts';
import { retryRecord } from './retry-record.ts';
import { missingSets } from './sets.ts';
import { type OaiPmhSettings, oaiPmhSettings } from './settings.ts';
import { isSweepDue, sweep } from './sweep.ts';

/** Any service that speaks OAI-PMH 2.0, well or badly. */
export const oaiPmh: Source<OaiPmhSettings> = {
  kind: 'oai-pmh',
  settings: oaiPmhSettings,
  harvest,
  retry: (settings: OaiPmhSettings, raw: RejectedRaw, context: SourceContext) =>
    retryRecord(settings, raw, context),
};

async function* harvest(
  settings: OaiPmhSettings,
  checkpoint: Checkpoint | null,
  context: SourceContext,
): AsyncGenerator<SourceEvent> {
  const quality = new Quality();
  const client = new OaiClient(settings, context, quality);
  const state = readCheckpoint(checkpoint, settings);
  const began = context.now().getTime();
  try {
    const identity = await identify(client, settings.url);
    const formats =
      settings.metadataPrefix === undefined
        ? await chooseFormats(client)
        : [settings.metadataPrefix];
    const run: HarvestRun = {
      settings,
      context,
      client,
      quality,
      readEntry: entryReader(settings.mapping),
      state,
      formats,
      earliest: identity.earliest,
      began,
    };
    for await (const events of harvestPass(run, identity))
      for (const event of events) {
        quality.count(event);
        yield event;
      }
  } catch (error) {
    yield* report(client, quality, state.nextFrom);
    throw error;
  }
  yield* report(client, quality, state.nextFrom);
}

function* report(
  client: OaiClient,
  quality: Quality,
  nextFrom: string | null,
): Generator<SourceEvent> {
  if (client.movedTo !== null)
    yield { kind: 'remark', code: 'oai.moved', detail: { to: client.movedTo } };
  yield* quality.report(nextFrom);
}

async function* harvestPass(run: HarvestRun, identity: Identity): AsyncGenerator<SourceEvent[]> {
  const { state, settings, context, client } = run;
  yield [...identity.remarks, ...(await missingSets(client, settings.sets))];
  const pass = passUnderWay(run) ?? startPass(run, identity);
  state.pass = pass;
  const sets = settings.sets.length === 0 ? [null] : settings.sets;
  while (pass.set < sets.length) {
    yield* harvestSet(run, pass, sets[pass.set] ?? null);
    pass.set++;
    pass.window = wholeWindow(pass.from);
    pass.token = null;
    pass.restarts = 0;
    if (pass.set < sets.length) yield checkpointOf(run);
  }
  if (pass.width === 'full' && pass.seen === 0 && !settings.mayBeEmpty) {
    state.pass = null;
    yield checkpointOf(run);
    throw new SourceChangedShape(
      `${settings.url} says that it has no records at all. Check the address, the format and the sets, ` +
        'or set mayBeEmpty if that is right.',
    );
  }
  finishPass(state, pass, context.now());
  yield checkpointOf(run);
  if (pass.skipped.length > 0)
    throw new SourceChangedShape(
      `${settings.url}: ${pass.skipped.length} periods could not be read, the first from ${pass.skipped[0]?.from ?? 'the start'}. ` +
        'They are asked for again by the next harvest.',
    );
  if (isSweepDue(run, identity.deletedRecord)) yield* sweep(run, pass.prefix, pass.granularity);
}

const checkpointOf = ({ state }: HarvestRun): SourceEvent[] => [
  { kind: 'checkpoint', checkpoint: writeCheckpoint(state) },
];

function passUnderWay({ state, settings, formats }: HarvestRun): Pass | null {
  const { pass } = state;
  if (pass === null || pass.set >= Math.max(1, settings.sets.length)) return null;
  // A better format has come since: what is under way is not worth finishing.
  return formats.includes(pass.prefix) ? pass : null;
}

const startPass = ({ state, settings, formats, context }: HarvestRun, identity: Identity): Pass =>
  planPass(state, settings, formats[0] ?? 'oai_dc', identity.granularity, context.now());
