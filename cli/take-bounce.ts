import type { Command } from 'commander';
import { deskFile } from '../harvester/config/desk-file.ts';
import { StoreUnusable } from '../harvester/errors.ts';
import { readBounce } from '../site/desk/mail/bounce-report.ts';
import { noteBounce } from '../site/desk/mail/note-bounce.ts';
import { openDesk } from '../site/desk/open-desk.ts';
import { cliContext } from './context.ts';
import { note, print } from './print.ts';

/** A report is short; the rest of a bigger mail is not read. */
const LARGEST = 5_000_000;
/** EX_TEMPFAIL of sysexits.h: mail servers keep the mail and try again. */
const TRY_LATER = 75;

const WORDS = {
  bounced: 'Noted: the mail came back.',
  delayed: 'Noted: the mail is delayed.',
  unknown: 'Not a report about a mail that is waited for: left alone.',
} as const;

/** Reads one report from standard input and notes it on the desk. */
export async function takeBounce(command: Command): Promise<void> {
  const { environment } = cliContext(command);
  const raw = await readInput();
  try {
    using desk = openDesk(deskFile(environment.dataDirectory));
    print(WORDS[noteBounce(desk, readBounce(raw))]);
  } catch (error) {
    if (!(error instanceof StoreUnusable)) throw error;
    note(error.message);
    process.exitCode = TRY_LATER;
  }
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    if (!Buffer.isBuffer(chunk)) continue;
    if (size < LARGEST) chunks.push(chunk);
    size += chunk.length;
  }
  return Buffer.concat(chunks).toString('latin1');
}
