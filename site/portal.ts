import type { Config } from '../harvester/config/config.ts';
import type { PublicArchive } from '../harvester/store/public-archive.ts';
import type { EngineStatus } from '../indexer/engine.ts';
import type { Search } from '../indexer/search-answer.ts';
import type { Municipalities } from './municipalities.ts';

/** Everything the pages read from. */
export interface Portal {
  readonly config: Config;
  readonly municipalities: Municipalities;
  readonly archive: PublicArchive;
  readonly search: Search;
  readonly indexStatus: () => Promise<EngineStatus>;
  readonly now: () => Date;
}

/** The portal of this request; the middleware has put it there before any page runs. */
export function portalOf(locals: { readonly portal?: Portal }): Portal {
  if (locals.portal === undefined)
    throw new Error('the portal is not open: the middleware did not run');
  return locals.portal;
}

export async function openedPortal(): Promise<Portal | null> {
  return null;
}
