import { SourceChangedShape } from '../../../errors.ts';
import type { DeliveredFile } from '../../../files/delivered-file.ts';
import { type Row, RowStore } from '../../../files/row-store.ts';
import type { XmlNode } from '../../../files/xml-document.ts';
import { markedText } from '../../../record/marked-text.ts';
import { readSaksnummer } from '../../../record/saksnummer.ts';
import type { SourceEvent } from '../../source.ts';
import { locate } from '../manifest/check-files.ts';
import { noark4Entry } from '../noark4/entry.ts';
import type { Noark4Facts, Stated } from '../noark4/facts.ts';
import type { Flag } from '../noark4/flag.ts';
import { keepFacts } from '../noark4/kept-facts.ts';
import type { ReaderContext } from '../reader.ts';
import { shown, stated } from '../stated-text.ts';
import { type FlatFile, readFlatFiles } from './definitions.ts';
import { withoutAddress } from './postal-address.ts';
import { readRecords } from './read-records.ts';

const SAK = 'sak';
const ARKIV = 'arkiv';

/**
 * Reads the registers of Noark 3 (cases, documents, classes; fixed length, described by ADDML). Unshielded: the last digit of Grad
 * says what is shielded, a paragraph in Uoff without one shields everything.
 */
export async function* readNoark3(
  addml: XmlNode,
  manifestName: string,
  files: readonly DeliveredFile[],
  context: ReaderContext,
): AsyncGenerator<SourceEvent> {
  const { intake } = context;
  const folder = manifestName.slice(0, manifestName.lastIndexOf('/') + 1);
  const flatFiles = readFlatFiles(addml, manifestName);
  const having = (...fields: readonly string[]): FlatFile | undefined =>
    flatFiles.find(({ kinds }) => kinds.every((kind) => fields.every((f) => kind.fields.has(f))));
  const documents = having('saksnr', 'doknr', 'journaldato');
  if (documents === undefined)
    throw new SourceChangedShape(`${manifestName}: describes no register of documents`);
  using store = new RowStore([SAK, ARKIV]);
  yield* stage(having('saksnr', 'sakstittel'), SAK, 'saksnr');
  yield* stage(having('arkivkode', 'gruppetekst'), ARKIV, 'arkivkode');
  store.index();

  const file = locate(documents.fileName, folder, files);
  if (file === null)
    throw new SourceChangedShape(
      `${manifestName}, line ${documents.line}: the register of documents (${documents.fileName}) is not in the package`,
    );
  let records = 0;
  for await (const row of readRecords(file, documents, (line) =>
    intake.fault('unknown_record', 'Posttype', line),
  )) {
    records++;
    const facts = factsOf(row, store);
    const { draft, rule } = noark4Entry(facts, context);
    if (rule === null) intake.entry(draft, facts.line, () => keepFacts(facts));
    else intake.held(rule, draft);
    yield* intake.drain();
  }
  yield* countRemark(documents, records);

  async function* stage(
    definition: FlatFile | undefined,
    table: string,
    key: string,
  ): AsyncGenerator<SourceEvent> {
    const found = definition && locate(definition.fileName, folder, files);
    if (definition === undefined || !found) {
      const line = definition?.line ?? addml.line;
      const detail = { file: manifestName, line, element: definition?.fileName ?? table };
      yield { kind: 'remark', code: 'manifest_file_missing', detail };
      return;
    }
    let count = 0;
    for await (const row of readRecords(found, definition, () => {})) {
      count++;
      store.add(table, row[key] ?? '', row);
    }
    yield* countRemark(definition, count);
  }

  function* countRemark(definition: FlatFile, found: number): Generator<SourceEvent> {
    const { numberOfRecords, fileName: element, line } = definition;
    if (numberOfRecords === null || numberOfRecords === found) return;
    const detail = { file: manifestName, line, element, stated: numberOfRecords, found };
    yield { kind: 'remark', code: 'manifest_count_differs', detail };
  }
}

function factsOf(row: Row, store: RowStore): Noark4Facts {
  const line = Number(row.line);
  const value = (from: Row | undefined, field: string, text = from?.[field]): Stated | null =>
    text === undefined || stated(text) === null ? null : { text, name: field, line };
  const plain = (from: Row | undefined, field: string): string | null =>
    stated(from?.[field] ?? '');
  const sak = store.byKey(SAK, row.saksnr)[0];
  const nummer = readSaksnummer(row.saksnr ?? '');
  const [seknr, jaar] = (row.loepenr ?? '').split('/');
  const internal = row.posttype === 'N';
  const grad = readGrad3(row.grad ?? '', row.uoff ?? '');
  const sakGrad = readGrad3(sak?.grad ?? '', '');
  const arkivkode = plain(sak, 'arkiv2delfelt');
  const klasse = store.byKey(ARKIV, arkivkode ?? undefined)[0];
  const name = (field: string): Noark4Facts['parter'][number]['navn'] =>
    shown(markedText(withoutAddress(row[field] ?? '')));
  const party = (field: string, ihtype: string): Noark4Facts['parter'] => {
    const navn = name(field);
    const unstated = { kopimot: 'unstated', gruppemot: 'unstated', enhet: null } as const;
    return navn === null ? [] : [{ navn, ihtype, u1: grad.names, line, ...unstated }];
  };
  return {
    line,
    isPublic: false,
    sak: {
      id: null,
      saar: value(row, 'saksnr', nummer === null ? '' : String(nummer.aar)),
      seknr: value(row, 'saksnr', nummer === null ? '' : String(nummer.sekvensnummer)),
      saknr: plain(row, 'saksnr'),
      tittel: shown(markedText(sak?.sakstittel ?? '')),
      offtittel: null,
      u1: sak === undefined ? 'on' : sakGrad.title,
      tgkode: sakGrad.code,
      uoff: null,
      dato: value(sak, 'dato'),
      status: null,
      enhet: null,
    },
    post: {
      id: null,
      doknr: null,
      jaar: value(row, 'loepenr', jaar ?? ''),
      seknr: value(row, 'loepenr', seknr ?? ''),
      postnr: value(row, 'doknr'),
      jdato: value(row, 'journaldato'),
      dokdato: value(row, 'bdato'),
      ekspdato: null,
      ndoktype: value(row, 'doktype', internal ? 'N' : row.doktype),
      status: null,
      innhold: shown(markedText(row.dokumentbeskrivelse ?? '')),
      offinnhold: null,
      u1: grad.title,
      u2: 'unstated',
      tgkode: grad.code,
      uoff: plain(row, 'uoff'),
      enhet: plain(row, 'saksbehfordok1delfelt'),
    },
    klasser:
      arkivkode === null
        ? []
        : [
            {
              ordnverdi: arkivkode,
              beskrivelse: shown(markedText(klasse?.gruppetekst ?? '')),
              ordningsprinsipp: [],
              sort: '1',
              u1: sakGrad.names === 'on' || grad.names === 'on' ? 'on' : 'off',
            },
          ],
    parter: internal
      ? [...party('interntdokfra', '0'), ...party('interntdoktil', '1')]
      : party('avsmot', row.doktype === 'U' ? '1' : '0'),
    dokumenter: [],
  };
}

/**
 * Grad: a code, and a last digit that says what is shielded: 2 and 4 the title, 3 and 4 class and correspondent (noark.md §3.1). A
 * code or a paragraph without a digit that is known leaves the flags unstated or on, and so shields everything.
 */
function readGrad3(grad: string, uoff: string): { code: string | null; title: Flag; names: Flag } {
  const digit = /([1-4])$/.exec(grad)?.[1];
  const code = stated(grad.replace(/[0-9]+$/, '')) ?? (stated(uoff) === null ? null : 'UO');
  if (digit !== undefined)
    return {
      code: code ?? 'UO',
      title: digit === '2' || digit === '4' ? 'on' : 'off',
      names: digit === '3' || digit === '4' ? 'on' : 'off',
    };
  if (grad !== '') return { code: code ?? grad, title: 'on', names: 'on' };
  return { code, title: 'unstated', names: 'unstated' };
}
