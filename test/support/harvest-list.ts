// Harvests an invented list into the archive named first; the settings follow as JSON. Made to be killed at any moment.
import { harvest } from '../../harvester/harvest.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { BINDAL, listConfig, noNetwork } from './list-config.ts';
import { sourceKinds } from './list-source.ts';

const [file = '', settings = '{}', thread = ''] = process.argv.slice(2);
using archive = openArchive(file);
process.stdout.write('running\n');
const { outcome, problem } = await harvest({
  archive,
  source: listConfig(JSON.parse(settings)),
  municipality: BINDAL,
  kinds: sourceKinds,
  http: noNetwork,
  onProgress: () => process.stdout.write('written\n'),
  ...(thread === 'writer' ? { writerThread: true } : {}),
});
process.stdout.write(`${outcome} ${problem?.code ?? ''}\n`);
