import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '../../cli/package-folder.ts';
import { buildSite, siteIsStale } from '../../cli/start/build-site.ts';
import { runPowerCuts } from '../support/year/power-cuts.ts';

/**
 * The power goes while the portal is at work: `node test/bench/power-cut.ts [cuts] [seed]`. Site, harvester and indexer are killed
 * together with SIGKILL at random moments while a journal is harvested and people ask for documents; each time the stores, and copies
 * of them whose logs are cut off somewhere, are looked through. Ends with 1 unless everything came up by itself, every check was clean,
 * no confirmed request was lost, and archive and index equal the truth.
 */
const cuts = Number(process.argv[2] ?? '200');
const seed = Number(process.argv[3] ?? '1');
if (siteIsStale(packageFolder)) await buildSite(packageFolder);
const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-cuts-'));
using stack = new DisposableStack();
stack.defer(() => rmSync(folder, { recursive: true, force: true }));
const began = performance.now();
const { complaints, ...rest } = await runPowerCuts({
  cuts,
  seed,
  folder,
  letters: 1_500,
  onCut(cut) {
    if (cut % 20 === 0)
      process.stdout.write(
        `${String(Math.round((performance.now() - began) / 1_000)).padStart(5)} s  ${cut} cuts\n`,
      );
  },
});
process.stdout.write(`${JSON.stringify(rest, null, 2)}\n`);
for (const complaint of complaints) process.stdout.write(`NOT AS IT MUST BE: ${complaint}\n`);
if (complaints.length === 0) process.stdout.write('all of it holds\n');
process.exitCode = complaints.length === 0 ? 0 : 1;
