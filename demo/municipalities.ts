import type { Written } from './vocabulary.ts';

export type DemoPrefix = 'noark5' | 'oai_qdc' | 'oai_dc';

/** One invented municipality and how its source speaks. Numbers and names as in config/demo.yaml. */
export interface DemoMunicipality {
  readonly number: string;
  readonly name: string;
  readonly organisationNumber: string;
  readonly written: Written;
  /** The richest format its source serves; oai_dc always comes with it. */
  readonly prefix: DemoPrefix;
  /** Domain of its OAI identifiers. */
  readonly domain: string;
}

export const demoMunicipalities: readonly DemoMunicipality[] = [
  {
    number: '9901',
    name: 'Nordskjær',
    organisationNumber: '310990108',
    written: 'nb',
    prefix: 'noark5',
    domain: 'nordskjaer.example',
  },
  {
    number: '9902',
    name: 'Eikedal',
    organisationNumber: '310990205',
    written: 'nn',
    prefix: 'oai_qdc',
    domain: 'eikedal.example',
  },
  {
    number: '9903',
    name: 'Storvåg',
    organisationNumber: '310990302',
    written: 'nb',
    prefix: 'oai_dc',
    domain: 'storvag.example',
  },
];
