import type { Config } from '../../../harvester/config/config.ts';
import type { PublicArchive } from '../../../harvester/store/public-archive.ts';
import type { Desk } from '../open-desk.ts';

/** What a request is made, confirmed and looked after with. */
export interface RequestContext {
  readonly desk: Desk;
  readonly archive: PublicArchive;
  readonly config: Config;
}
