import { InnsynError } from '../../errors.ts';
import { child, children, childText } from '../../xml/element.ts';
import type { SourceEvent } from '../source.ts';
import type { OaiClient } from './oai-client.ts';

const MOST_PAGES = 50;

/**
 * The sets a service lists, over all pages. Null: it has none, or does not say (ListSets is optional); more than 50 pages
 * are not read, since nobody configures a source from such a list.
 */
export async function listSets(client: OaiClient): Promise<ReadonlySet<string> | null> {
  const found = new Set<string>();
  let token: string | null = null;
  try {
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await client.ask(
        token === null ? { verb: 'ListSets' } : { verb: 'ListSets', resumptionToken: token },
        2,
      );
      const envelope = answer.envelope();
      const list = child(envelope.root, 'ListSets');
      if (list === null) return null;
      const before: number = found.size;
      for (const set of children(list, 'set')) {
        const spec = childText(set, 'setSpec');
        if (spec !== null) found.add(spec);
      }
      token = envelope.token;
      // A page without anything new is the end, or a circle.
      if (token === null || token === '' || found.size === before) return found;
    }
    return null;
  } catch (error) {
    if (error instanceof InnsynError) return null;
    throw error;
  }
}

/** A remark for each configured set the service does not list. The harvest asks for them all the same. */
export async function missingSets(
  client: OaiClient,
  configured: readonly string[],
): Promise<SourceEvent[]> {
  if (configured.length === 0) return [];
  const listed = await listSets(client);
  if (listed === null) return [];
  return configured
    .filter((set) => !listed.has(set))
    .map((set) => ({ kind: 'remark', code: 'oai.set-not-listed', detail: { set } }));
}
