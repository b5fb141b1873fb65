import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceChangedShape, SourceRefused, SourceUnreachable } from '../../errors.ts';
import { temporaryFolder } from '../../files/temporary-folder.ts';
import type { HttpAnswer, HttpClient } from '../source.ts';

const IN_MEMORY = 1_000_000;

/** What identifies the version of an address that was read last (RFC 9110 §13). */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** A file fetched to disk; disposing it deletes it. */
export interface Download extends Disposable {
  readonly path: string;
  readonly sha256: string;
  readonly validators: Validators;
  /** Address it was redirected to; null: it was not. */
  readonly movedTo: string | null;
}

/**
 * Fetches the address unless it still is the version of `known`; null: it is (304). Throws SourceUnreachable, SourceRefused for
 * 401, 403 and 410, and SourceChangedShape for an answer above `maxBytes`.
 */
export async function download(
  request: { readonly url: string; readonly maxBytes: number; readonly signal: AbortSignal },
  known: Validators | null,
  http: HttpClient,
): Promise<Download | null> {
  const { url, maxBytes, signal } = request;
  const answer = await http.request({
    url,
    maxBytes: Math.min(IN_MEMORY, maxBytes),
    streamRest: true,
    signal,
    headers: {
      ...(known?.etag ? { 'if-none-match': known.etag } : {}),
      ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
    },
  });
  const where = `${new URL(url).origin}${new URL(url).pathname}`;
  if (answer.status !== 200) await answer.rest?.[Symbol.asyncIterator]().return?.();
  if (answer.status === 304) return null;
  if ([401, 403, 410].includes(answer.status))
    throw new SourceRefused(
      `${where} answered ${answer.status}. Ask the municipality about access.`,
    );
  if (answer.status !== 200) throw new SourceUnreachable(`${where} answered ${answer.status}.`);
  const folder = temporaryFolder();
  try {
    const path = join(folder.path, 'levering');
    const sha256 = await save(answer, path, maxBytes, where);
    const { etag = null, 'last-modified': lastModified = null } = answer.headers;
    return {
      path,
      sha256,
      validators: { etag, lastModified },
      movedTo: new URL(answer.url).href === new URL(url).href ? null : answer.url,
      [Symbol.dispose]: folder[Symbol.dispose],
    };
  } catch (error) {
    folder[Symbol.dispose]();
    throw error;
  }
}

async function save(
  answer: HttpAnswer,
  path: string,
  maxBytes: number,
  where: string,
): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    let bytes = 0;
    const write = async (chunk: Uint8Array): Promise<void> => {
      bytes += chunk.length;
      if (bytes > maxBytes)
        throw new SourceChangedShape(`${where} is larger than maxBytes (${maxBytes})`);
      hash.update(chunk);
      for (let done = 0; done < chunk.length; )
        done += (await file.write(chunk, done)).bytesWritten;
    };
    await write(answer.body);
    for await (const chunk of answer.rest ?? []) await write(chunk);
    return hash.digest('hex');
  } finally {
    await file.close();
  }
}
