import type { Municipality, SourceConfig } from '../../harvester/config/config.ts';
import type { HttpClient } from '../../harvester/sources/source.ts';
import { KOMMUNE, ORGANISATION } from './numbered-journal.ts';

export const BINDAL: Municipality = {
  number: KOMMUNE,
  name: { nb: 'Bindal' },
  organisationNumber: ORGANISATION,
  requestEmail: 'postmottak@bindal.example',
  orderXmlVersion: 1,
};

/** A source of the kind in list-source.ts. */
export const listConfig = (
  settings: Record<string, unknown>,
  changes: Partial<SourceConfig> = {},
): SourceConfig => ({
  id: 'bindal-oai',
  name: 'Bindal kommune, postliste',
  municipality: KOMMUNE,
  kind: 'list',
  enabled: true,
  consent: 'test',
  schedule: '20 5 * * *',
  settings,
  ...changes,
});

/** For sources that need no network. */
export const noNetwork: HttpClient = {
  request: () => Promise.reject(new Error('this source needs no network')),
};
