import { expect, test } from 'vitest';
import { configSchema } from '../../harvester/config/config.ts';
import { readMunicipalities } from '../../site/municipalities.ts';
import { nbFormat } from '../../site/texts/format.ts';

const municipality = (number: string, nb: string, sma?: string) => ({
  number,
  name: sma === undefined ? { nb } : { nb, sma },
  organisationNumber: '310990108',
  requestEmail: 'post@eksempel.example',
});
const config = configSchema.parse({
  region: {
    id: 'prove',
    name: { nb: 'Prøveregionen' },
    publicUrl: 'https://innsyn.example',
    languages: ['nb'],
    contact: { name: 'Arkivet', email: 'post@eksempel.example' },
    repositoryIdentifier: 'innsyn.example',
  },
  municipalities: [
    municipality('9911', 'Ålvær'),
    municipality('9912', 'Brønnvær kommune'),
    municipality('9913', 'Herøy'),
    municipality('9914', 'Herøy'),
    municipality('9915', 'Hattdal', 'Aarborte'),
  ],
});
const municipalities = readMunicipalities(config, nbFormat.compare);

test('municipalities stand in Norwegian alphabetical order, without the word kommune', () => {
  expect(municipalities.all.map(({ name }) => name)).toEqual([
    'Brønnvær',
    'Hattdal',
    'Herøy',
    'Herøy',
    'Ålvær',
  ]);
});

test('a municipality is found by its readable address and by its number', () => {
  expect(municipalities.find('bronnvar')).toBeNull();
  expect(municipalities.find('bronnvaer')?.number).toBe('9912');
  expect(municipalities.find('9912')?.slug).toBe('bronnvaer');
  expect(municipalities.find('Alvaer')?.number).toBe('9911');
  expect(municipalities.find('oslo')).toBeNull();
});

test('two with the same name have different addresses', () => {
  expect(municipalities.find('heroy')?.number).toBe('9913');
  expect(municipalities.find('heroy-9914')?.number).toBe('9914');
});

test('the Sámi name is kept beside the Norwegian, and the Norwegian beside the Sámi', () => {
  expect(municipalities.find('hattdal')?.otherName).toEqual({ name: 'Aarborte', language: 'sma' });
  expect(municipalities.find('heroy')?.otherName).toBeNull();
  const inSami = readMunicipalities(config, nbFormat.compare, 'sma');
  expect(inSami.find('hattdal')?.name).toBe('Aarborte');
  expect(inSami.find('hattdal')?.otherName).toEqual({ name: 'Hattdal', language: 'nb' });
  expect(inSami.find('heroy')?.otherName).toBeNull();
});

test('the address is the same in every language', () => {
  expect(readMunicipalities(config, nbFormat.compare, 'sma').find('9915')?.slug).toBe('hattdal');
});

test('a number that has left the region is shown as the number', () => {
  expect(municipalities.nameOf('1850')).toBe('1850');
});
