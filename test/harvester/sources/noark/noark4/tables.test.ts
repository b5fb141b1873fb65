import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noark } from '../../../../../harvester/sources/noark/noark.ts';
import { buildModel } from '../../../../support/noark-model.ts';
import { noarkContext, runNoark, temporaryFolder } from '../../../../support/noark-run.ts';
import { noark4Tables } from '../../../../support/write-noark4.ts';

/** Reads the tables of a small model after `change` has been at them. */
async function read(change: (files: Map<string, string>) => void = () => {}, cases = 2) {
  using folder = temporaryFolder();
  const at = join(folder.path, 'eksport');
  mkdirSync(join(at, 'DATA'), { recursive: true });
  const files = noark4Tables(buildModel(cases));
  change(files);
  for (const [name, text] of files)
    writeFileSync(
      join(at, name === 'NOARKIH.XML' ? name : `DATA/${name}`),
      Buffer.from(text, 'latin1'),
    );
  return await runNoark({ file: at });
}

const edit = (file: string, from: string | RegExp, to: string) => (files: Map<string, string>) => {
  const text = files.get(file) ?? '';
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to change in ${file}`);
  files.set(file, changed);
};

describe('a Noark 4 table export', () => {
  test('is put together through NOARKIH, with files in another folder and a table in two parts', async () => {
    const run = await read();
    expect(run.error).toBeNull();
    expect(run.findings).toEqual([]);
    expect(run.records[0]).toMatchObject({
      journalposttype: 'I',
      journalstatus: 'J',
      administrativEnhet: 'Servicetorget',
      klasse: { klasseID: 'U63', tittel: 'Skjenking', klassifikasjonstype: 'EH' },
      saksmappe: {
        saksaar: 2019,
        sakssekvensnummer: 1,
        saksdato: '2019-01-01',
        saksstatus: 'Avsluttet',
      },
      keys: {
        journal: { aar: 2019, sekvensnummer: 1 },
        sak: { aar: 2019, sekvensnummer: 1, journalpostnummer: 1 },
      },
    });
    expect(run.records.some(({ dokumenter }) => dokumenter.some(({ url }) => url !== null))).toBe(
      true,
    );
    expect(JSON.stringify(run.events)).not.toContain('Storgata');
  });

  test('a number of rows that differs from NOARKIH is a finding with both numbers', async () => {
    const run = await read(
      edit('NOARKIH.XML', '<TI.ANTPOSTER>2</TI.ANTPOSTER>', '<TI.ANTPOSTER>3</TI.ANTPOSTER>'),
    );
    expect(run.findings).toEqual(['manifest_count_differs NOARKSAK: NOARKSAK.XML:4']);
    expect(
      run.events.find(
        (event) => event.kind === 'remark' && event.code === 'manifest_count_differs',
      ),
    ).toMatchObject({
      detail: { stated: 3, found: 2 },
    });
  });

  test('without a part of a table no journal can do without, nothing is read', async () => {
    const run = await read((files) => files.delete('JOURNPS2.XML'));
    expect(run.records).toEqual([]);
    expect(run.error).toMatch(/the table JOURNPOST is not there whole/);
  });

  test('without documents the entries come all the same', async () => {
    const run = await read((files) => files.delete('DOKLINK.XML'));
    expect(run.records.length).toBeGreaterThan(5);
    expect(run.findings).toEqual([
      expect.stringMatching(/^manifest_file_missing DOKLINK: DOKLINK\.XML:/),
    ]);
  });

  test('a file that holds another table than NOARKIH says is refused', async () => {
    const run = await read((files) => files.set('AVSMOT.XML', files.get('ADMINDEL.XML') ?? ''));
    expect(run.error).toMatch(/AVSMOT\.XML, line 3: the file holds no AVSMOT/);
    expect(run.records).toEqual([]);
  });

  test('a case that is missing, and one with an access code, shield nothing less than all', async () => {
    const secret = edit('NOARKSAK.XML', /<SA\.U1>0<\/SA\.U1>/, '<SA.TGKODE>UO</SA.TGKODE>');
    const flags = edit('JOURNPST.XML', /<JP\.U1>0<\/JP\.U1>/g, '');
    const run = await read((files) => {
      secret(files);
      flags(files);
      edit('AVSMOT.XML', /<AM\.U1>0<\/AM\.U1>/g, '')(files);
    });
    const first = run.records.filter(({ keys }) => keys.sak?.sekvensnummer === 1);
    expect(first.length).toBeGreaterThan(3);
    for (const record of first) {
      expect(record.offentligTittel).toBeNull();
      expect(record.saksmappe?.offentligTittel).toBeNull();
      expect(record.korrespondanseparter.every(({ navn }) => navn === null)).toBe(true);
      expect(record.dokumenter.every(({ tittel, url }) => tittel === null && url === null)).toBe(
        true,
      );
    }
  });

  test('classes by fødselsnummer are hidden by the system they belong to', async () => {
    const run = await read((files) => {
      files.set(
        'ORDNPRIN.XML',
        '<ORDNPRINS.TAB><ORDNPRINS><OP.ORDNPRI>EH</OP.ORDNPRI><OP.BETEGN>Fødselsnummer</OP.BETEGN><OP.TYPE>OB</OP.TYPE></ORDNPRINS></ORDNPRINS.TAB>',
      );
      edit(
        'NOARKIH.XML',
        '</NOARK.IH>',
        '<TABELLINFO><TI.TABELL>ORDNPRINS</TI.TABELL><TI.ANTFILER>1</TI.ANTFILER><FIL><TI.FILNAVN>ORDNPRIN.XML</TI.FILNAVN></FIL></TABELLINFO></NOARK.IH>',
      )(files);
    });
    expect(run.records.length).toBeGreaterThan(5);
    expect(run.records.every(({ klasse }) => klasse === null)).toBe(true);
  });

  test('a local document type is read by its flags', async () => {
    const run = await read((files) => {
      edit('JOURNPST.XML', '<JP.NDOKTYPE>I</JP.NDOKTYPE>', '<JP.NDOKTYPE>SØ</JP.NDOKTYPE>')(files);
      files.set(
        'DT.XML',
        '<NOARKDOKTYPE.TAB><NOARKDOKTYPE><ND.DOKTYPE>SØ</ND.DOKTYPE><ND.EKSTPROD>1</ND.EKSTPROD></NOARKDOKTYPE></NOARKDOKTYPE.TAB>',
      );
      edit(
        'NOARKIH.XML',
        '</NOARK.IH>',
        '<TABELLINFO><TI.TABELL>DOKTYPE</TI.TABELL><FIL><TI.FILNAVN>DT.XML</TI.FILNAVN></FIL></TABELLINFO></NOARK.IH>',
      )(files);
    });
    expect(run.records[0]).toMatchObject({ journalposttype: 'I', journalposttypeUtledet: false });
  });

  test('the same entry twice is rejected once and can be read again', async () => {
    const run = await read((files) => {
      const text = files.get('JOURNPS2.XML') ?? '';
      const row = /<JOURNPOST>.*?<\/JOURNPOST>/.exec(files.get('JOURNPST.XML') ?? '')?.[0] ?? '';
      files.set('JOURNPS2.XML', text.replace('</JOURNPOST.TAB>', `${row}</JOURNPOST.TAB>`));
    });
    const rejected = run.events.find((event) => event.kind === 'rejected');
    if (rejected?.kind !== 'rejected') throw new Error('nothing was rejected');
    const settings = noark.settings.parse({ file: 'x' });
    const events = [];
    for await (const event of noark.retry(settings, rejected, noarkContext)) events.push(event);
    expect(events).toMatchObject([{ kind: 'record', record: { keys: run.records[0]?.keys } }]);
  });
});
