import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { commitEvents } from './committed.ts';
import { unpackEvents } from './packed-events.ts';
import type { Archive } from './store/archive.ts';
import { openArchive } from './store/open-archive.ts';
import { packError } from './thread-error.ts';
import type { FromWriter, ToWriter, WriterJob } from './writer-messages.ts';

if (parentPort) write(parentPort, workerData as WriterJob);

/** Writes the batches of one run until it is told to end; the entry of the thread that `startWriter` starts. */
function write(port: MessagePort, { file, run, nowMs }: WriterJob): void {
  const post = (message: FromWriter) => port.postMessage(message);
  let now = nowMs;
  let archive: Archive | null = null;
  let hasFailed = false;
  port.on('message', (message: ToWriter) => {
    if (message.kind === 'end') {
      archive?.[Symbol.dispose]();
      port.close();
      return;
    }
    if (hasFailed) return;
    now = message.nowMs;
    try {
      if (archive === null) {
        archive = openArchive(file, { now: () => new Date(now) });
        archive.adopt(run);
      }
      post({
        kind: 'committed',
        committed: commitEvents(archive, run, unpackEvents(message.batch)),
      });
    } catch (error) {
      hasFailed = true;
      post({ kind: 'failed', error: packError(error) });
    }
  });
}
