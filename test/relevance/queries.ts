import type { LabelledEntry } from './journal.ts';
import { isLetter } from './letters.ts';
import { listLines, readTopics } from './topics.ts';

/** What one query is answered by: 2 for what was meant, 1 for what the asker would accept, 0 for the rest. */
export type Grade = (entry: LabelledEntry) => 0 | 1 | 2;

export interface LabelledQuery {
  readonly kind: string;
  readonly text: string;
  readonly grade: Grade;
}

type Test = (entry: LabelledEntry) => boolean;

const TOPICS = new Set(readTopics().map(({ id }) => id));
const FIELDS: Readonly<Record<string, (entry: LabelledEntry) => string | null>> = {
  act: (entry) => entry.letter,
  place: (entry) => entry.place,
  street: (entry) => entry.street,
  municipality: (entry) => entry.municipality,
  year: (entry) => entry.year,
  type: (entry) => entry.type,
  post: (entry) => entry.post,
};

/**
 * Queries of a file: `query | topics … ~ topics …`, or `kind | query | topics …` when `kind` is null. Labels are topics and
 * facts of the entries, never what an engine gave; `said` wants the very words of the query in a title, for whoever quotes or
 * has not finished writing. Throws on a topic, letter or field that is not there.
 */
export function readQueries(file: string, kind: string | null): readonly LabelledQuery[] {
  return listLines(`queries/${file}`)
    .filter((line) => !line.startsWith('=='))
    .map((line) => {
      const parts = line.split('|').map((part) => part.trim());
      const [own, text, label] = kind === null ? parts : [kind, ...parts];
      if (own === undefined || text === undefined || label === undefined)
        throw new RangeError(`${file}: ${line}`);
      return { kind: own, text, grade: gradeOf(label, text, `${file}, ${text}`) };
    });
}

function gradeOf(label: string, text: string, where: string): Grade {
  const [meant = '', ...accepted] = label.replaceAll(';', ' ').split('~');
  const best = testOf(meant, text, where);
  const other = accepted.map((part) => testOf(part, text, where));
  return (entry) => (best(entry) ? 2 : other.some((test) => test(entry)) ? 1 : 0);
}

function testOf(rule: string, text: string, where: string): Test {
  const topics = new Set<string>();
  const fields: Test[] = [];
  const quoted = text.replace(/["«»]/g, '').toLowerCase();
  for (const word of rule.split(/\s+/).filter((w) => w !== '')) {
    const [name = '', values] = word.split('=');
    if (name === 'said') {
      fields.push((entry) => headingOf(entry).includes(quoted));
      continue;
    }
    if (values === undefined) {
      if (!TOPICS.has(name)) throw new RangeError(`${where}: no topic "${name}"`);
      topics.add(name);
      continue;
    }
    const field = FIELDS[name];
    const wanted = values.split(',');
    if (field === undefined) throw new RangeError(`${where}: no field "${name}"`);
    if (name === 'act' && !wanted.every(isLetter))
      throw new RangeError(`${where}: no kind of letter "${values}"`);
    fields.push((entry) => wanted.includes(field(entry) ?? ''));
  }
  return (entry) => topics.has(entry.topic) && fields.every((test) => test(entry));
}

const headingOf = ({ view: { entry } }: LabelledEntry): string =>
  `${entry.offentligTittel} | ${entry.saksmappe?.offentligTittel}`.toLowerCase();

const CASE_FORMS: readonly ((year: string, number: string) => string)[] = [
  (year, number) => `${year}/${number}`,
  (year, number) => `${year.slice(2)}/${number}`,
  (year, number) => `sak ${year.slice(2)}/${number}`,
  (year, number) => `saksnr. ${year}/0${number}`,
];
const PROPERTY_FORMS: readonly ((gnr: string, bnr: string) => string)[] = [
  (gnr, bnr) => `gnr ${gnr} bnr ${bnr}`,
  (gnr, bnr) => `gnr. ${gnr}, bnr. ${bnr}`,
  (gnr, bnr) => `gnr/bnr ${gnr}/${bnr}`,
  (gnr, bnr) => `gbnr ${gnr}/${bnr}`,
];

/** Queries for identifiers, addresses and businesses of entries in the journal, every n-th of them. */
export function queriesFrom(journal: readonly LabelledEntry[], each: number): LabelledQuery[] {
  const queries: LabelledQuery[] = [];
  const nth = (wanted: Test): LabelledEntry[] => {
    const found = journal.filter(wanted);
    return Array.from({ length: each }, (_, i) =>
      found.slice(Math.floor(((i + 0.5) * found.length) / each)),
    ).flatMap(([entry]) => (entry === undefined ? [] : [entry]));
  };
  const add = (kind: string, text: string, meant: Test): void => {
    queries.push({ kind, text, grade: (entry) => (meant(entry) ? 2 : 0) });
  };
  nth(() => true).forEach(({ caseNumber }, i) => {
    const [year = '', number = ''] = caseNumber.split('/');
    const form = CASE_FORMS[i % CASE_FORMS.length] ?? (() => caseNumber);
    add('saksnummer', form(year, number), (entry) => entry.caseNumber === caseNumber);
  });
  nth((entry) => entry.property !== null).forEach(({ property }, i) => {
    const [gnr = '', bnr = ''] = (property ?? '').split('/');
    const form = PROPERTY_FORMS[i % PROPERTY_FORMS.length] ?? (() => '');
    add('eiendom', form(gnr, bnr), (entry) => entry.property === property);
  });
  nth((entry) => entry.company !== null).forEach(({ company }) => {
    const name = (company ?? '').replace(/ AS$/, '').toLowerCase();
    add('virksomhet', name, (entry) => entry.company === company);
  });
  return queries;
}
