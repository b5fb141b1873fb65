// Begins a run of the archive named on the command line and keeps it until the process is ended.
import { openArchive } from '../../harvester/store/open-archive.ts';
import { SOURCE } from './test-archive.ts';

const archive = openArchive(process.argv[2] ?? '');
archive.beginRun(SOURCE);
process.stdout.write('running\n');
setInterval(() => {}, 60_000);
