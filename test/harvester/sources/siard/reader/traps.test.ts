import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../../../harvester/sources/siard/reader/cell.ts';
import {
  openSiard,
  type SiardArchive,
} from '../../../../../harvester/sources/siard/reader/siard-archive.ts';
import { SiardUnreadable } from '../../../../../harvester/sources/siard/reader/siard-unreadable.ts';
import { type FixtureArchive, scratchFolder, writeSiard } from '../../../../support/siard-file.ts';
import { ZipWriter } from '../../../../support/zip-writer.ts';

const scratch = scratchFolder();
afterAll(() => scratch[Symbol.dispose]());
let number = 0;

async function open(archive: FixtureArchive): Promise<SiardArchive> {
  const path = join(scratch.path, `a${++number}.siard`);
  await writeSiard(path, archive);
  return await openSiard(path);
}

async function rows(archive: SiardArchive, index = 0): Promise<Row[]> {
  const table = archive.tables[index];
  if (table === undefined) throw new Error('no such table');
  const found: Row[] = [];
  for await (const batch of archive.openTable(table).batches()) found.push(...batch);
  return found;
}

async function problems(archive: SiardArchive): Promise<Record<string, unknown>> {
  const table = archive.tables[0];
  if (table === undefined) throw new Error('no table');
  const reader = archive.openTable(table);
  for await (const _batch of reader.batches());
  return Object.fromEntries(reader.problems.counts);
}

/** The code and message a reading ends with. */
async function refusal(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof SiardUnreadable) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('was not refused');
}

const table = (xml: string | Buffer, columns = ['A', 'B', 'C']): FixtureArchive => ({
  tables: [{ name: 'T', columns, xml, statedRows: 0 }],
});
const inTable = (content: string): string =>
  `<?xml version="1.0"?><table xmlns="x">${content}</table>`;
const plain: FixtureArchive = {
  tables: [
    {
      name: 'T',
      columns: ['A', 'B'],
      rows: [
        ['1', 'å'],
        [null, ''],
        ['\\', 'a  b\u0007'],
      ],
    },
  ],
};
const plainRows = [
  ['1', 'å'],
  [null, ''],
  ['\\', 'a  b\u0007'],
];

describe('what is no SIARD archive', () => {
  const written = (content: string | Buffer): string => {
    const path = join(scratch.path, `x${++number}.siard`);
    writeFileSync(path, content);
    return path;
  };
  it.each([
    [
      'a 7z archive',
      Buffer.from('377abcaf271c00040000', 'hex'),
      /not-a-zip: .*7z archive.*377abcaf/,
    ],
    ['a web page', '<!DOCTYPE html><html>', /not-a-zip: .*a web page/],
    ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\n', /Git LFS pointer/],
    ['an empty file', '', /an empty file/],
    ['a gzip file', Buffer.from('1f8b0800', 'hex'), /gzip/],
    [
      'a tar file',
      Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.alloc(300)]),
      /tar file/,
    ],
    ['noise', Buffer.alloc(5000, 7), /not a ZIP file.*0707/],
  ])('%s is named', async (_what, content, message) => {
    expect(await refusal(openSiard(written(content)))).toMatch(message);
  });

  it('a ZIP without metadata is named', async () => {
    const path = join(scratch.path, 'other.siard');
    using zip = new ZipWriter(path);
    zip.add('readme.txt', 'hei');
    zip.close();
    expect(await refusal(openSiard(path))).toMatch(/no-metadata: .*1 files but no header/);
  });

  it('a file cut short is refused wherever it is cut', async () => {
    const path = join(scratch.path, 'cut.siard');
    await writeSiard(path, plain);
    const size = readFileSync(path).length;
    for (const left of [size - 1, size - 22, size - 60, size >> 1, 100, 30, 4, 1]) {
      writeFileSync(path, '');
      await writeSiard(path, plain);
      truncateSync(path, left);
      expect(await refusal(openSiard(path).then((a) => rows(a)))).toMatch(
        /^(truncated|zip-damaged|not-a-zip): /,
      );
    }
  });
});

describe('the container', () => {
  it.each<[string, Partial<FixtureArchive>]>([
    ['deflated', {}],
    ['stored', { zip: { method: 'stored' } }],
    ['with lying local headers', { zip: { lyingHeader: true } }],
    ['with ZIP64 end records', { end: { zip64: true } }],
    ['with a comment', { end: { comment: 'PK\u0005\u0006 laget for prøve' } }],
    ['under an extra top folder', { topFolder: 'uttrekk/' }],
    ['with the schema folder misnamed', { realSchemaFolder: 'schema7' }],
    ['without a version marker', { marker: null }],
    ['with the marker of old DBPTK', { marker: 'header/version/2.1/' }],
  ])('is read %s', async (_what, options) => {
    using archive = await open({ ...plain, ...options });
    expect(await rows(archive)).toEqual(plainRows);
  });

  it('reports what it tolerated', async () => {
    using archive = await open({
      ...plain,
      topFolder: 'uttrekk/',
      realSchemaFolder: 's',
      marker: null,
    });
    expect(archive.deviations.map(({ code }) => code)).toEqual([
      'extra-top-folder',
      'no-version-marker',
      'table-elsewhere',
    ]);
  });

  it('is read with bytes before it', async () => {
    const path = join(scratch.path, 'prefixed.siard');
    await writeSiard(path, plain);
    writeFileSync(path, Buffer.concat([Buffer.from('#!/bin/sh\n'), readFileSync(path)]));
    using archive = await openSiard(path);
    expect(await rows(archive)).toEqual(plainRows);
  });

  it('is read from parts, by the name of the whole or of the first part', async () => {
    const path = join(scratch.path, 'parts.siard');
    await writeSiard(path, plain);
    const bytes = readFileSync(path);
    const whole = join(scratch.path, 'delt.siard');
    [0, 300, 600].forEach((start, index, all) => {
      writeFileSync(`${whole}_part00${index + 1}`, bytes.subarray(start, all[index + 1]));
    });
    for (const name of [whole, `${whole}_part001`]) {
      using archive = await openSiard(name);
      expect(await rows(archive)).toEqual(plainRows);
    }
    const gap = join(scratch.path, 'hull.siard');
    writeFileSync(`${gap}_part001`, bytes.subarray(0, 300));
    writeFileSync(`${gap}_part003`, bytes.subarray(300));
    expect(await refusal(openSiard(gap))).toMatch(/part 2 is missing/);
  });

  it('is read with more than 65,535 entries, and with their number stated modulo 65,536', async () => {
    for (const zip64 of [true, false]) {
      const path = join(scratch.path, 'many.siard');
      await writeSiard(path, plain);
      const files = Object.fromEntries(
        Array.from({ length: 66_000 }, (_v, i) => [`content/schema0/table0/lob1/r${i}.txt`, 'x']),
      );
      using archive = await open({
        ...plain,
        files,
        zip: { method: 'stored' },
        end: zip64 ? { zip64 } : { statedEntries: 66_003 & 0xffff },
      });
      expect(archive.entries).toBe(66_003);
      expect(await rows(archive)).toEqual(plainRows);
    }
  });

  it('gives nothing for an empty entry marked as deflated without a stream', async () => {
    using archive = await open({
      tables: [
        {
          name: 'T',
          columns: [{ name: 'A', type: 'CLOB' }],
          rows: [[{ xml: '<c1 file="content/schema0/table0/lob1/r.txt" length="0"/>' }]],
        },
      ],
      files: { 'content/schema0/table0/lob1/r.txt': '' },
    });
    const cell = (await rows(archive))[0]?.[0];
    const place = { table: archive.tables[0] ?? never(), lobFolder: null };
    if (cell === null || typeof cell !== 'object' || cell.kind !== 'file') throw never();
    expect(archive.lobs.text(cell, place)).toBe('');
  });

  it.each<[string, FixtureArchive, RegExp]>([
    [
      'a wrong checksum',
      { tables: [{ name: 'T', columns: ['A'], rows: [['1']], zip: { wrongCrc: true } }] },
      /checksum: .*table0\.xml/,
    ],
    [
      'encryption',
      { tables: [{ name: 'T', columns: ['A'], rows: [['1']], zip: { flags: 1 } }] },
      /zip-unsupported: .*encrypted/,
    ],
    [
      'another compression',
      { tables: [{ name: 'T', columns: ['A'], rows: [['1']], zip: { statedMethod: 12 } }] },
      /zip-unsupported: .*method 12/,
    ],
    [
      'a table without its file',
      { tables: [{ name: 'T', columns: ['A'], missing: true }] },
      /table-missing: .*table T/,
    ],
    ['a bomb', table(Buffer.alloc(300 << 20, 32)), /too-large: .*ZIP bomb/],
  ])('refuses %s with its reason', async (_what, given, reason) => {
    using archive = await open(given);
    expect(await refusal(rows(archive))).toMatch(reason);
  });

  it('refuses tables whose entries were exchanged in the list of files', async () => {
    const path = join(scratch.path, 'exchanged.siard');
    const rowsOf = (name: string) => [[name, '1']];
    await writeSiard(path, {
      tables: ['A', 'B'].map((name) => ({ name, columns: ['X', 'Y'], rows: rowsOf(name) })),
    });
    const bytes = readFileSync(path);
    const [first, second] = [0, 1].map((n) => Buffer.from(`table${n}/table${n}.xml`));
    const list = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    const places = [first, second].map((name) => bytes.indexOf(name ?? '', list));
    second?.copy(bytes, places[0] ?? 0);
    first?.copy(bytes, places[1] ?? 0);
    writeFileSync(path, bytes);
    using archive = await openSiard(path);
    expect(await refusal(rows(archive))).toMatch(/zip-damaged: .*names another file/);
  });

  it.each(['1.0', '2.0', '2.1', '2.2'])('is read in version %s', async (version) => {
    using archive = await open({ ...plain, version });
    expect(archive.metadata.version).toBe(version);
    expect((await rows(archive))[0]).toEqual(['1', 'å']);
    expect(archive.deviations).toEqual([]);
  });

  it('refuses an archive of many entries that together are a bomb', async () => {
    const content = Buffer.alloc(200 << 20, 32);
    const packed = deflateRawSync(content);
    const path = join(scratch.path, 'bombs.siard');
    using zip = new ZipWriter(path);
    for (let i = 0; i < 6; i++)
      zip.addPacked(
        `content/schema0/table${i}/table${i}.xml`,
        [packed],
        crc32(content),
        content.length,
      );
    zip.close();
    expect(await refusal(openSiard(path))).toMatch(/too-large: .*ZIP bomb/);
  });

  it('refuses a table that stands twice with different content', async () => {
    const path = join(scratch.path, 'twice.siard');
    await writeSiard(path, plain);
    using zip = new ZipWriter(path);
    const name = 'content/schema0/table0/table0.xml';
    zip.add(name, inTable('<row><c1>1</c1></row>'));
    zip.add(name, inTable('<row><c1>2</c1></row>'));
    zip.add(
      'header/metadata.xml',
      '<siardArchive version="2.1"><schemas><schema><name>s</name><folder>schema0</folder><tables><table><name>T</name><folder>table0</folder><columns><column><name>A</name><type>INT</type></column></columns><rows>1</rows></table></tables></schema></schemas></siardArchive>',
    );
    zip.close();
    using archive = await openSiard(path);
    expect(await refusal(rows(archive))).toMatch(/zip-damaged: .*stands twice/);
  });
});

describe('the rows', () => {
  it('tell NULL from empty', async () => {
    using archive = await open(
      table(
        inTable(
          '<row><c1/><c2></c2></row><row/><row><c3 xmlns:xsi="i" xsi:nil="true"/><c1> </c1></row>',
        ),
      ),
    );
    expect(await rows(archive)).toEqual([
      ['', '', null],
      [null, null, null],
      [' ', null, null],
    ]);
  });

  it('survive byte order mark, comments, CDATA, prefixes, CRLF and pretty printing', async () => {
    const xml = `\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n<!--Create <row> time-->\r\n<s:table xmlns:s="x">\r\n\t<s:row>\r\n\t\t<s:c1>a<!--x-->b</s:c1>\r\n\t</s:row>\r\n<!-- <row><c1>no</c1></row> -->\r\n\t<row>\r\n\t\t<c1><![CDATA[<row>&amp;</row>]]></c1>\r\n\t\t<c3>x\r\ny</c3>\r\n\t</row>\r\n<!--Row count: 2-->\r\n</s:table>\r\n`;
    using archive = await open(table(xml));
    expect(await rows(archive)).toEqual([
      ['ab', null, null],
      ['<row>&amp;</row>', null, 'x\ny'],
    ]);
  });

  it('undo the escapes of SIARD, and leave any other backslash', async () => {
    const xml = inTable(
      String.raw`<row><c1>\u00e5\u00C5\ud83d\ude00 \u005cu0041</c1><c2>C:\temp\\x \u00z1</c2><c3>R&#xF8;d &amp;aring; &lt;</c3></row>`,
    );
    using two = await open(table(xml));
    expect(await rows(two)).toEqual([
      ['åÅ😀 \\u0041', String.raw`C:\temp\\x \u00z1`, 'Rød &aring; <'],
    ]);
    using one = await open({ ...table(xml), version: '1.0' });
    expect((await rows(one))[0]?.[1]).toBe(String.raw`C:\temp\x \u00z1`);
  });

  it('come in other encodings when the file says so', async () => {
    const xml =
      '<?xml version="1.0" encoding="ISO-8859-1"?><table><row><c1>Bodø</c1></row></table>';
    using latin = await open(table(Buffer.from(xml, 'latin1')));
    expect(await rows(latin)).toEqual([['Bodø', null, null]]);
    using utf16 = await open(
      table(Buffer.from(`\ufeff${xml.replace('ISO-8859-1', 'UTF-16')}`, 'utf16le')),
    );
    expect(await rows(utf16)).toEqual([['Bodø', null, null]]);
    using unknown = await open(table(xml.replace('ISO-8859-1', 'EBCDIC-42')));
    expect(await refusal(rows(unknown))).toMatch(/encoding EBCDIC-42/);
  });

  it('go on past characters XML forbids and bytes that are no UTF-8, and say where they were', async () => {
    const xml = Buffer.concat([
      Buffer.from('<table><row><c1>a\u0001b</c1></row><row><c1>ren</c1></row><row><c1>Bod'),
      Buffer.from([0xf8]),
      Buffer.from('</c1></row></table>'),
    ]);
    using archive = await open(table(xml));
    expect(await rows(archive)).toEqual([
      ['a\ufffdb', null, null],
      ['ren', null, null],
      ['Bod\ufffd', null, null],
    ]);
    expect(await problems(archive)).toEqual({ 'bad-character': { count: 2, rows: [1, 3] } });
  });

  it('carry user-defined types and arrays, however deep', async () => {
    using archive = await open(
      table(inTable('<row><c2><u1>x</u1><u3><a1>1</a1><a2/></u3></c2></row>')),
    );
    const cell = (await rows(archive))[0]?.[1];
    if (cell === null || typeof cell !== 'object' || cell.kind !== 'nested') throw never();
    expect(cell.parts.get(1)).toBe('x');
    expect(cell.parts.get(2)).toBeUndefined();
    expect(cell.parts.get(3)).toEqual({
      kind: 'nested',
      parts: new Map([
        [1, '1'],
        [2, ''],
      ]),
    });
  });

  it('leave out elements nobody knows, and count them', async () => {
    using archive = await open(
      table(inTable('<row><c1>1</c1><c9>no</c9><x><c2>no</c2></x><c1>again</c1></row><rad/>')),
    );
    expect(await rows(archive)).toEqual([['1', null, null]]);
    expect(Object.keys(await problems(archive))).toEqual(['unknown-element', 'cell-twice']);
  });

  it('are built for the wanted columns only, in the wanted order', async () => {
    using archive = await open(table(inTable('<row><c1>1</c1><c2>2</c2><c3>3</c3></row>')));
    const found: Row[] = [];
    const reader = archive.openTable(archive.tables[0] ?? never(), { columns: ['C', 'A'] });
    for await (const batch of reader.batches()) found.push(...batch);
    expect(found).toEqual([['3', '1']]);
  });

  it('do not keep a cell of hundreds of megabytes', async () => {
    const before = process.memoryUsage().rss;
    using archive = await open(
      table(
        inTable(
          `<row><c1>1</c1><c2>${'A0'.repeat(60 << 20)}</c2><c3>3</c3></row><row><c1>2</c1></row>`,
        ),
      ),
    );
    const found = await rows(archive);
    expect(found).toEqual([
      ['1', { kind: 'too-long' }, '3'],
      ['2', null, null],
    ]);
    // The fixture itself takes some 250 MB; the reader must not add another copy.
    expect(process.memoryUsage().rss - before).toBeLessThan(700 << 20);
    expect(await problems(archive)).toEqual({ 'cell-too-long': { count: 1, rows: [1] } });
  });

  it.each([
    [
      'an entity bomb',
      '<!DOCTYPE table [<!ENTITY a "b">]><table><row><c1>&a;</c1></row></table>',
      /doctype: /,
    ],
    ['a tag left open', inTable('<row><c1>1</c1></row><row><c1>2'), /not-well-formed: /],
    ['tags that cross', inTable('<row><c1>1</row></c1>'), /not-well-formed: /],
    ['two roots', `${inTable('')}<table/>`, /not-well-formed: /],
    ['text after the root', `${inTable('')}hei`, /not-well-formed: /],
    ['another root', '<rows><row/></rows>', /not-siard: /],
    ['an empty file', '', /not-well-formed: /],
    ['nesting without end', inTable(`<row><c1>${'<u1>'.repeat(100_000)}`), /too-large: .*nest/],
    ['a comment without end', inTable(`<!--${'< '.repeat(12 << 20)}`), /too-large: .*comment/],
  ])('refuse %s', async (_what, xml, reason) => {
    using archive = await open(table(xml));
    expect(await refusal(rows(archive))).toMatch(reason);
  });

  it('fetch nothing and expand nothing for a plain document type', async () => {
    using archive = await open(
      table(
        '<!DOCTYPE table SYSTEM "http://127.0.0.1:1/x.dtd"><table><row><c1>&x;</c1></row></table>',
      ),
    );
    expect(await rows(archive)).toEqual([['&x;', null, null]]);
    expect(Object.keys(await problems(archive))).toEqual(['bad-character']);
  });
});

describe('values kept in files', () => {
  const withLob = (
    cell: string,
    options: {
      files?: Record<string, string | Buffer>;
      lobFolder?: string;
      column?: string;
      digest?: string;
    },
  ): FixtureArchive => ({
    tables: [
      {
        name: 'T',
        columns: [
          {
            name: 'A',
            type: 'CLOB',
            ...(options.column === undefined ? {} : { lobFolder: options.column }),
          },
        ],
        rows: [[{ xml: `<c1 file="${cell}" length="3"${options.digest ?? ''}/>` }]],
      },
    ],
    ...(options.lobFolder === undefined ? {} : { lobFolder: options.lobFolder }),
    ...(options.files === undefined ? {} : { files: options.files }),
  });
  const text = async (archive: SiardArchive): Promise<string> => {
    const cell = (await rows(archive))[0]?.[0];
    const column = archive.tables[0]?.columns[0];
    if (cell === null || typeof cell !== 'object' || cell.kind !== 'file') throw never();
    return archive.lobs.text(cell, {
      table: archive.tables[0] ?? never(),
      lobFolder: column?.lobFolder ?? null,
    });
  };
  const inside = (name: string) => ({ files: { [name]: 'før' } });

  it.each<[string, FixtureArchive]>([
    [
      'full path (SIARD Suite)',
      withLob('content/schema0/table0/lob0/r.txt', inside('content/schema0/table0/lob0/r.txt')),
    ],
    [
      'column folder that must not be prefixed (1.0 converted)',
      withLob('content/lob/r.txt', { ...inside('content/lob/r.txt'), column: 'lob3' }),
    ],
    [
      'column folder from content (Full Convert)',
      withLob('seg0/r.txt', {
        ...inside('content/schema0/table0/lob1/seg0/r.txt'),
        column: 'schema0/table0/lob1/',
      }),
    ],
    [
      'column folder with content',
      withLob('r.txt', {
        ...inside('content/schema0/table0/lob1/r.txt'),
        column: 'content/schema0/table0/lob1/',
      }),
    ],
    [
      'archive folder, column folder and file',
      withLob('r.txt', { ...inside('content/x/r.txt'), lobFolder: 'content/', column: 'x' }),
    ],
    [
      'backslashes, other case and percent signs',
      withLob(
        'Content\\SCHEMA0\\table0\\lob%200\\R.TXT',
        inside('content/schema0/table0/lob 0/r.txt'),
      ),
    ],
  ])('are found inside by %s', async (_what, given) => {
    using archive = await open(given);
    expect(await text(archive)).toBe('før');
  });

  it.each<[string, string, FixtureArchive]>([
    [
      'SIARD Suite',
      'lobs/blobs/r.txt',
      withLob('r.txt', { lobFolder: '../lobs/', column: 'blobs/' }),
    ],
    [
      'DBPTK',
      'b.siard_lobseg_1/content/schema1/table1/lob9/r.txt',
      withLob('../b.siard_lobseg_1/content/schema1/table1/lob9/r.txt', {
        lobFolder: 'content',
        column: 'lob9',
      }),
    ],
    [
      'Full Convert',
      'c.siard_documents/content/schema0/table0/lob9/seg0/r.txt',
      withLob('seg0/r.txt', {
        lobFolder: '..\\c.siard_documents\\content',
        column: 'schema0/table0/lob9',
      }),
    ],
    [
      'the book',
      'd_lobs/s0_t2_c4/seg_0/r.txt',
      withLob('seg_0/r.txt', { lobFolder: './d_lobs/', column: 's0_t2_c4/' }),
    ],
  ])('are found beside the archive as %s writes it', async (_what, place, given) => {
    const file = join(scratch.path, place);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, 'før');
    using archive = await open(given);
    expect(await text(archive)).toBe('før');
  });

  it('are never read outside the folders allowed, by path or by link', async () => {
    using other = scratchFolder();
    const secret = join(other.path, 'secret.txt');
    writeFileSync(secret, 'før');
    symlinkSync(secret, join(scratch.path, 'lenke.txt'));
    for (const cell of [
      `../${other.path.split('/').at(-1)}/secret.txt`,
      secret,
      `file://${secret}`,
      'lenke.txt',
      '../../../../etc/passwd',
    ]) {
      using archive = await open(withLob(cell, {}));
      expect(await refusal(text(archive))).toMatch(/^lob-missing: /);
    }
    const path = join(scratch.path, 'allowed.siard');
    await writeSiard(path, withLob('../x/secret.txt', {}));
    using archive = await openSiard(path, { lobRoots: [other.path] });
    expect(await refusal(text(archive))).toMatch(/^lob-missing: /);
  });

  it('must have the digest the row states', async () => {
    const files = inside('r.txt');
    const md5 = ' digestType="MD5" digest="';
    using right = await open(
      withLob('r.txt', { ...files, digest: `${md5}${'ED75ED5EB9BBE1C19DD2FB1A76E4CF59'}"` }),
    );
    await expect(text(right)).rejects.toThrow(/MD5 digest/);
    using old = await open(
      withLob('r.txt', {
        ...files,
        digest: ' messageDigest="MD500000000000000000000000000000000"',
      }),
    );
    expect(await refusal(text(old))).toMatch(/^lob-damaged: /);
  });
});

describe('the metadata', () => {
  it('never carries server names or users', async () => {
    using archive = await open(plain);
    expect(JSON.stringify(archive.metadata)).not.toContain('hemmelig');
  });

  it('is refused with a DOCTYPE of its own, and when it is not SIARD', async () => {
    const bomb = open({
      ...plain,
      metadata: (xml) =>
        xml.replace('<siardArchive', '<!DOCTYPE s [<!ENTITY x "y">]><siardArchive'),
    });
    expect(await refusal(bomb)).toMatch(/^doctype: header\/metadata\.xml/);
    const other = open({ ...plain, metadata: () => '<mets/>' });
    expect(await refusal(other)).toMatch(/^not-siard: /);
  });

  it('takes the version from the namespace, then from the marker', async () => {
    using namespaced = await open({
      ...plain,
      metadata: (xml) => xml.replace(' version="2.1"', ''),
    });
    expect(namespaced.metadata.version).toBe('2.1');
    using marked = await open({
      ...plain,
      version: '2.2',
      metadata: (xml) => xml.replace(' version="2.2"', '').replace(/ xmlns="[^"]*"/, ''),
    });
    expect(marked.metadata.version).toBe('2.2');
  });

  it('reads keys, an empty schema name and quoted names of 1.0', async () => {
    using archive = await open({
      version: '1.0',
      schema: '',
      tables: [
        { name: '"Sak og øvrig"', columns: ['ID', '"Å"'], primaryKey: ['ID'], rows: [] },
        {
          name: 'P',
          columns: ['ID', 'SAK'],
          foreignKeys: [{ columns: ['SAK'], table: 'SAK', referenced: ['ID'] }],
          rows: [],
        },
      ],
    });
    expect(archive.tables.map(({ schema, name }) => [schema, name])).toEqual([
      ['', 'Sak og øvrig'],
      ['', 'P'],
    ]);
    expect(archive.tables[0]?.primaryKey).toEqual(['ID']);
    expect(archive.tables[0]?.columns[1]?.name).toBe('Å');
    expect(archive.tables[1]?.foreignKeys[0]?.references).toEqual([
      { column: 'SAK', referenced: 'ID' },
    ]);
  });

  it('reads a digest over the content and says whether it holds', async () => {
    using none = await open(plain);
    expect(await none.checkDigests()).toBeNull();
    using wrong = await open({
      ...plain,
      metadata: (xml) =>
        xml.replace(
          '<connection>',
          `<messageDigest><digestType>MD5</digestType><digest>${'0'.repeat(32)}</digest></messageDigest><connection>`,
        ),
    });
    expect(await wrong.checkDigests()).toBe(false);
  });
});

function never(): never {
  throw new Error('the test fixture is not as expected');
}
