import { createHash } from 'node:crypto';
import type { Portal } from '../portal.ts';
import { dayInOslo } from '../texts/format.ts';

/** Raise when the same entries would be written in another way. */
const FORM = 1;

/**
 * What an answer to a search depends on, as a short text: what is asked, what archive and index hold, who the region is, and the day in
 * Norway, as names stop giving hits at midnight. For answers too long to be made just to be compared.
 */
export async function searchTag(portal: Portal, asked: string): Promise<string> {
  const { region, municipalities } = portal.config;
  const { seq, version } = await portal.indexStatus();
  const depends = [
    FORM,
    asked,
    portal.archive.lastSeq(),
    portal.archive.hiddenRevision(),
    seq,
    version,
    dayInOslo(portal.now()),
    region,
    municipalities,
  ];
  return createHash('sha256').update(JSON.stringify(depends)).digest('base64url').slice(0, 22);
}
