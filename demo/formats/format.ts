import type { DemoEntry } from '../entry.ts';
import type { DemoMunicipality, DemoPrefix } from '../municipalities.ts';
import { noark5 } from './noark5.ts';
import { oaiDc } from './oai-dc.ts';
import { oaiQdc } from './oai-qdc.ts';

/** Where the municipality's own pages lie, without a slash at the end: landing pages and documents. */
export interface Place {
  readonly municipality: DemoMunicipality;
  readonly pages: string;
}

export interface Format {
  readonly prefix: DemoPrefix;
  readonly schema: string;
  readonly namespace: string;
  /** The one element inside `<metadata>`. */
  write(entry: DemoEntry, place: Place): string;
}

const known: Readonly<Record<DemoPrefix, Format>> = {
  noark5,
  oai_qdc: oaiQdc,
  oai_dc: oaiDc,
};

/** What the municipality's source serves: its own format, and oai_dc, which every source must serve. */
export const formatsOf = ({ prefix }: DemoMunicipality): readonly Format[] =>
  prefix === 'oai_dc' ? [oaiDc] : [known[prefix], oaiDc];
