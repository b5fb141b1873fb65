import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadConfig } from '../../../../harvester/config/load-config.ts';
import { complaintAuthority } from '../../../../site/desk/deadline/complaint-authority.ts';
import { readyLetters } from '../../../../site/desk/deadline/ready-letters.ts';
import { orderMunicipality } from '../../../support/order.ts';

const municipality = { ...orderMunicipality, number: '1820' };

test('every municipality of Helgeland appeals to Nordland', () => {
  const { municipalities } = loadConfig('config/helgeland.yaml');
  expect(municipalities).toHaveLength(18);
  const names = municipalities.map((one) => complaintAuthority(one, 'nb').name);
  expect(new Set(names)).toEqual(new Set(['Statsforvalteren i Nordland']));
});

test('every county of the table is told, and the region file may say otherwise', () => {
  const of = (number: string) => complaintAuthority({ ...municipality, number }, 'nn').name;
  expect(of('0301')).toBe('Statsforvaltaren i Østfold, Buskerud, Oslo og Akershus');
  expect(of('4601')).toBe('Statsforvaltaren i Vestland');
  expect(of('5601')).toBe('Statsforvaltaren i Troms og Finnmark');
  expect(of('9901')).toBe('Statsforvaltaren');
  const source = readFileSync(
    new URL('../../../../site/desk/deadline/complaint-authority.ts', import.meta.url),
    'utf8',
  );
  expect(source.match(/^ {2}'\d\d': /gm)).toHaveLength(15);
  expect(
    complaintAuthority({ ...municipality, complaintAuthority: { name: 'Klagenemnda' } }, 'en'),
  ).toEqual({ name: 'Klagenemnda', url: null, email: null });
});

test.each(['nb', 'nn', 'en', 'sma'] as const)(
  'the letters in %s say what the law asks for',
  (language) => {
    const letters = readyLetters(
      {
        municipality,
        municipalityName: 'Alstahaug kommune',
        reference: 'ORD-7K2M',
        orderedAt: '2026-11-25T23:30:00Z',
        documents: ['2026/104-2 Søknad\nom naust'],
      },
      language,
    );
    for (const letter of Object.values(letters)) {
      expect(letter.subject).toContain('ORD-7K2M');
      expect(letter.text).toContain('Alstahaug kommune\n');
      expect(letter.text).toContain('\n- 2026/104-2 Søknad om naust\n');
      expect(letter.text).toMatch(/26\.? (november|November) 2026/);
    }
    expect(letters.reasons.text).toContain('§ 31');
    expect(letters.complaintRefused.text).toContain('§ 32');
    expect(letters.complaintNoAnswer.text).toContain('§ 32');
    expect(letters.complaintNoAnswer.text).toContain('Nordland');
  },
);

test('letters about a request in free words have no empty list', () => {
  const about = {
    municipality,
    municipalityName: 'Alstahaug kommune',
    reference: 'r',
    orderedAt: '2026-11-25T09:00:00Z',
    documents: [],
  };
  expect(readyLetters(about, 'nb').reasons.text).not.toContain('Avslaget gjelder:');
});
