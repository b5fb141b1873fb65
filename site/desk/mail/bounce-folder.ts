import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { log } from '../../../harvester/log.ts';
import type { Desk } from '../open-desk.ts';
import { readBounce } from './bounce-report.ts';
import { noteBounce } from './note-bounce.ts';

/** A report is short; what is bigger is no report, and not read. */
const LARGEST = 5_000_000;

/**
 * Reads the new mails of a maildir that a mail server delivers reports to, and moves each to `cur`: as seen when it told something,
 * as unseen when a person should look. Returns how many told of a mail that came back. One that cannot be read stops no other.
 */
export function readBounceFolder(desk: Desk, folder: string): number {
  const fresh = join(folder, 'new');
  if (!existsSync(fresh)) return 0;
  mkdirSync(join(folder, 'cur'), { recursive: true });
  let bounced = 0;
  for (const name of readdirSync(fresh)) {
    const file = join(fresh, name);
    try {
      const small = statSync(file).size <= LARGEST;
      const noted = small ? noteBounce(desk, readBounce(readFileSync(file, 'latin1'))) : 'unknown';
      if (noted === 'bounced') bounced++;
      renameSync(file, join(folder, 'cur', `${name}:2,${noted === 'unknown' ? '' : 'S'}`));
      log('bounce-read', { noted });
    } catch (error) {
      // Another process may have taken it.
      log('bounce-not-read', { error: error instanceof Error ? error.name : 'Error' });
    }
  }
  return bounced;
}
