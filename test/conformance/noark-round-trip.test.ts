import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { fileInMemory } from '../../harvester/files/delivered-file.ts';
import { readXmlDocument } from '../../harvester/files/xml-document.ts';
import { corpora, hasCorpora } from '../support/corpora.ts';
import { dtdErrors, readDtd } from '../support/dtd.ts';
import { deliverAll } from '../support/noark-deliver.ts';
import { buildModel, PLANTED } from '../support/noark-model.ts';
import { comparable } from '../support/noark-public.ts';
import { runNoark, temporaryFolder } from '../support/noark-run.ts';
import { noark4Tables, offjournal } from '../support/write-noark4.ts';
import {
  arkivstruktur,
  isJournalled,
  journal,
  type Noark5Version,
} from '../support/write-noark5.ts';

const here = hasCorpora('noark/schemas');
const VERSIONS: readonly Noark5Version[] = ['3.1', '4.0', '5.0', '5.5'];

describe.skipIf(!here)('the generated files are what the standards say', () => {
  const model = buildModel(40);

  test.each(VERSIONS)('Noark %s validates against its schemas', async (version) => {
    // 5.0 and 5.5 share their schemas in the official repository
    const folder = join(corpora, 'noark/schemas/N5', `v${version === '5.5' ? '5.0' : version}`);
    const schema = (fileName: string) => ({
      fileName,
      contents: readFileSync(join(folder, fileName), 'utf8'),
    });
    const files = {
      arkivstruktur: [...arkivstruktur(model, version)].join(''),
      offentligJournal: [...journal(model, 'offentligJournal', version)].join(''),
      loependeJournal: [...journal(model, 'loependeJournal', version)].join(''),
    };
    for (const [name, contents] of Object.entries(files)) {
      const { errors } = await validateXML({
        xml: { fileName: `${name}.xml`, contents },
        schema: schema(`${name}.xsd`),
        preload: [schema('metadatakatalog.xsd')],
        initialMemoryPages: 1024,
        maxMemoryPages: 16_384,
      });
      expect(errors.map(({ rawMessage }) => rawMessage).slice(0, 3)).toEqual([]);
    }
  });

  test('OFFJOURNAL, NOARKIH and the tables follow their DTDs', async () => {
    const folder = join(corpora, 'noark/schemas/N4/v1.0');
    const dtds = new Map(
      readdirSync(folder)
        .filter((name) => name.endsWith('.DTD'))
        .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
    );
    const documents = new Map([...noark4Tables(model), ['OFFJOURN.XML', offjournal(model)]]);
    for (const [file, text] of documents) {
      const dtd = dtds.get(`${file.replace('JOURNPS2', 'JOURNPST').replace(/\.XML$/, '')}.DTD`);
      const root = await readXmlDocument(fileInMemory(Buffer.from(text, 'latin1'), file));
      expect(dtdErrors(root, readDtd(dtd ?? '')).slice(0, 3), file).toEqual([]);
    }
  });
});

test('5,000 cases with 30,000 entries come out the same from every format', async () => {
  const model = buildModel(5000);
  const entries = model.flatMap(({ poster }) => poster);
  expect(entries).toHaveLength(30_000);
  const expected = entries.filter((post) => isJournalled(post) && post.grad === null).length;
  using folder = temporaryFolder();
  const made = deliverAll(folder.path, model, VERSIONS);
  const reference = comparable((await runNoark({ file: made.get('arkivstruktur 5.5') })).records);
  expect(reference.size).toBe(expected);
  for (const [format, file] of made) {
    const run = await runNoark({ file });
    expect(run.error, format).toBeNull();
    expect(run.findings, format).toEqual([]);
    const found = comparable(run.records);
    expect(found.size, format).toBe(expected);
    let differing = 0;
    for (const [key, entry] of found) {
      const same = { ...reference.get(key) };
      const shielded = same.hjemmel !== null;
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
      if (JSON.stringify(entry) !== JSON.stringify(same)) differing++;
    }
    expect(differing, format).toBe(0);
    const all = JSON.stringify(run.events);
    for (const word of PLANTED) expect(all.includes(word), `${format} ${word}`).toBe(false);
    process.stdout.write(`${format}: ${found.size} of 30,000 entries public, all alike\n`);
  }
});
