import { describe, expect, test } from 'vitest';
import { deliverAll } from '../../../support/noark-deliver.ts';
import { buildModel, PLANTED } from '../../../support/noark-model.ts';
import { comparable } from '../../../support/noark-public.ts';
import { runNoark, temporaryFolder } from '../../../support/noark-run.ts';
import { isJournalled } from '../../../support/write-noark5.ts';

describe('the same archive in every format', () => {
  const model = buildModel(60);
  const expected = model.flatMap((sak) =>
    sak.poster.filter((post) => isJournalled(post) && post.grad === null),
  );

  test('comes out as the same public entries, apart from what a format lacks', async () => {
    using folder = temporaryFolder();
    const made = deliverAll(folder.path, model);
    const reference = comparable((await runNoark({ file: made.get('arkivstruktur 5.5') })).records);
    expect(reference.size).toBe(expected.length);
    expect(
      [...reference.values()].filter(({ hjemmel }) => hjemmel !== null).length,
    ).toBeGreaterThan(20);
    for (const [format, file] of made) {
      const run = await runNoark({ file });
      expect(run.error, format).toBeNull();
      expect(run.findings, format).toEqual([]);
      const entries = comparable(run.records);
      expect([...entries.keys()].sort(), format).toEqual([...reference.keys()].sort());
      for (const [key, entry] of entries) {
        const same = { ...reference.get(key) };
        const shielded = same.hjemmel !== null;
        // journals have no documents; OFFJOURNAL leaves out those of shielded entries; tables have no public titles
        if (format.includes('ournal ') || (format.startsWith('OFF') && shielded))
          same.dokumenter = [];
        if (format.startsWith('OFF'))
          same.parter = (same.parter as string[]).filter((one) => !one.startsWith('kopimottaker'));
        if (format === 'Noark 4 tables' && shielded) {
          same.tittel = null;
          same.dokumenter = (same.dokumenter as string[]).map((one) =>
            one.replace(/ (hoveddokument|vedlegg) .*$/, ' $1 null null'),
          );
        }
        expect(entry, `${format} ${key}`).toEqual(same);
      }
      const all = JSON.stringify(run.events);
      for (const word of PLANTED) expect(all, format).not.toContain(word);
    }
  });
});
