import { noarkSpecimen } from './noark-specimen.ts';
import { oaiSpecimen } from './oai-specimen.ts';
import { siardSpecimen } from './siard-specimen.ts';

/** A small source of one kind, with at least two checkpoints, one withdrawn and one bad record, for the suite over all kinds. */
export interface SourceSpecimen extends AsyncDisposable {
  readonly settings: Readonly<Record<string, unknown>>;
  /** `host:port` the source may use. */
  readonly hosts: readonly string[];
  /** The source's own keys of the entries it holds. */
  readonly entries: readonly string[];
  readonly deleted: readonly string[];
  readonly rejected: number;
}

/** One for each kind in the registry. */
export const specimens: ReadonlyMap<string, () => Promise<SourceSpecimen>> = new Map([
  ['noark', noarkSpecimen],
  ['oai-pmh', oaiSpecimen],
  ['siard', siardSpecimen],
]);
