import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BLOCK = 65_536;

/**
 * Lines of text outside memory, in a file that only this process can reach: it is taken out of its folder as soon as it is
 * open, so nothing is left behind however the process ends.
 */
export class Spill {
  #fd: number | null = null;
  #pending: string[] = [];
  #pendingLength = 0;
  #written = 0;

  /** Bytes so far: where the next line will begin. */
  get offset(): number {
    this.#flush();
    return this.#written;
  }

  /** `line` must hold no line break. */
  add(line: string): void {
    this.#pending.push(line);
    this.#pendingLength += line.length + 1;
    if (this.#pendingLength > BLOCK) this.#flush();
  }

  /** The lines from `offset` on, one block in memory at a time. */
  *lines(offset = 0): Generator<string> {
    this.#flush();
    if (this.#fd === null) return;
    const buffer = Buffer.alloc(BLOCK);
    const decoder = new TextDecoder();
    let rest = '';
    for (let at = offset; at < this.#written; ) {
      const count = readSync(this.#fd, buffer, 0, BLOCK, at);
      if (count === 0) break;
      at += count;
      const parts = (rest + decoder.decode(buffer.subarray(0, count), { stream: true })).split(
        '\n',
      );
      rest = parts.pop() ?? '';
      yield* parts;
    }
  }

  clear(): void {
    this.#pending = [];
    this.#pendingLength = 0;
    this.#written = 0;
  }

  [Symbol.dispose](): void {
    if (this.#fd !== null) closeSync(this.#fd);
    this.#fd = null;
  }

  #flush(): void {
    if (this.#pending.length === 0) return;
    this.#fd ??= openUnlinked();
    const bytes = Buffer.from(`${this.#pending.join('\n')}\n`);
    this.#pending = [];
    this.#pendingLength = 0;
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.#fd, bytes, done, bytes.length - done, this.#written + done);
    this.#written += bytes.length;
  }
}

function openUnlinked(): number {
  const folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-'));
  try {
    return openSync(join(folder, 'spill'), 'w+', 0o600);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
