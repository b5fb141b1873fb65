import { writingEngine } from '../../indexer/embedded/embedded-engine.ts';
import type { EngineBatch } from '../../indexer/engine.ts';
import { randomDocument, seededRandom } from './random-search.ts';

/** Batch number `seq` of an endless series, the same whoever asks: some documents again and again, some removed. */
export function batchNumber(seq: number): EngineBatch {
  const random = seededRandom(seq);
  const put = new Map(
    Array.from({ length: 40 }, () => {
      const document = randomDocument(random, `e-${Math.floor(random() * 400)}`);
      return [document.id, document] as const;
    }),
  );
  const remove = Array.from({ length: 5 }, () => `e-${Math.floor(random() * 400)}`);
  return { put: [...put.values()], remove: remove.filter((id) => !put.has(id)), seq };
}

// Run as a program with a folder: applies batch after batch until someone ends it.
const [, file, directory] = process.argv;
if (file !== undefined && import.meta.filename === file && directory !== undefined) {
  const engine = writingEngine(directory);
  let { seq } = await engine.status();
  process.stdout.write('ready\n');
  for (;;) await engine.apply(batchNumber(++seq));
}
