import { type Bound, readBound } from './bound.ts';

/** Verbs and their arguments, OAI-PMH 2.0 §4. */
const VERBS = {
  Identify: { required: [], optional: [], exclusive: false },
  ListMetadataFormats: { required: [], optional: ['identifier'], exclusive: false },
  ListSets: { required: [], optional: [], exclusive: true },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [], exclusive: false },
  ListIdentifiers: {
    required: ['metadataPrefix'],
    optional: ['from', 'until', 'set'],
    exclusive: true,
  },
  ListRecords: {
    required: ['metadataPrefix'],
    optional: ['from', 'until', 'set'],
    exclusive: true,
  },
} as const;

export type Verb = keyof typeof VERBS;
export const VERB_NAMES = Object.keys(VERBS) as readonly Verb[];

export type Argument =
  | 'identifier'
  | 'metadataPrefix'
  | 'from'
  | 'until'
  | 'set'
  | 'resumptionToken';

export interface OaiRequest {
  readonly verb: Verb;
  /** As sent, decoded. */
  readonly given: Readonly<Partial<Record<Argument, string>>>;
}

/** An error of OAI-PMH 2.0 §3.6. */
export interface Fault {
  readonly code:
    | 'badVerb'
    | 'badArgument'
    | 'badResumptionToken'
    | 'cannotDisseminateFormat'
    | 'idDoesNotExist'
    | 'noRecordsMatch'
    | 'noMetadataFormats'
    | 'noSetHierarchy';
  readonly message: string;
}

const MOST_ARGUMENTS = 30;
const LONGEST = 4096;
// The character classes of OAI-PMH.xsd: an answer that echoed other values would not be valid.
const PREFIX = /^[A-Za-z0-9\-_.!~*'()]+$/;
const SET = /^[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*$/;
// xsd:anyURI with the scheme that every identifier has (§2.4).
const IDENTIFIER = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[^\s"<>\\^`{|}%#[\]\p{C}]|%[0-9A-Fa-f]{2})+$/u;

/**
 * The request, or every fault it has. `form`: a query string without its question mark, or a form body. What is sent twice, sent empty or
 * sent to a verb that does not take it is badArgument; only what the schema lets an answer repeat comes through.
 */
export function readRequest(
  form: string,
  granularity: Bound['granularity'],
): OaiRequest | readonly Fault[] {
  const pairs = decode(form);
  if (pairs === null)
    return [
      badArgument('an argument is not percent-encoded UTF-8, too long, or there are too many'),
    ];
  const verbs = pairs.filter(([name]) => name === 'verb');
  const [, verb = ''] = verbs[0] ?? [];
  if (verbs.length !== 1 || !isVerb(verb))
    return [{ code: 'badVerb', message: `give one verb: ${VERB_NAMES.join(', ')}` }];
  const given = pairs.filter(([name]) => name !== 'verb');
  const faults = faultsOf(verb, given, granularity);
  return faults.length > 0 ? faults : { verb, given: Object.fromEntries(given) };
}

const isVerb = (text: string): text is Verb => Object.hasOwn(VERBS, text);

const badArgument = (message: string): Fault => ({ code: 'badArgument', message });

function decode(form: string): [string, string][] | null {
  if (form.length > MOST_ARGUMENTS * LONGEST) return null;
  const parts = form.split('&', MOST_ARGUMENTS + 1).filter((part) => part !== '');
  if (parts.length > MOST_ARGUMENTS) return null;
  try {
    return parts.map((part) => {
      if (part.length > LONGEST) throw new URIError('too long');
      const at = part.indexOf('=');
      const [name, value] = at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
      return [text(name), text(value)];
    });
  } catch {
    return null;
  }
}

const text = (encoded: string): string => decodeURIComponent(encoded.replaceAll('+', ' '));

function faultsOf(
  verb: Verb,
  given: readonly (readonly [string, string])[],
  granularity: Bound['granularity'],
): Fault[] {
  const { required, optional, exclusive } = VERBS[verb];
  const legal = new Set<string>([
    ...required,
    ...optional,
    ...(exclusive ? ['resumptionToken'] : []),
  ]);
  const values = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [name, value] of given) {
    // Names and values are not repeated in messages: they may be anything.
    if (!legal.has(name))
      faults.push(badArgument(`${verb} takes ${[...legal].join(', ') || 'no arguments'}`));
    else if (values.has(name)) faults.push(badArgument(`${name} is given more than once`));
    else if (value.includes('\0')) faults.push(badArgument(`${name} holds a forbidden character`));
    else if (value === '' && name !== 'resumptionToken')
      faults.push(badArgument(`${name} is empty`));
    // A value with a forbidden character has been told of: its form is not looked at.
    values.set(name, value.includes('\0') ? '' : value);
  }
  if (exclusive && values.has('resumptionToken')) {
    if (values.size > 1) faults.push(badArgument('resumptionToken must be the only argument'));
    return distinct(faults);
  }
  for (const name of required)
    if (!values.has(name)) faults.push(badArgument(`${verb} needs ${name}`));
  return distinct([...faults, ...valueFaults(values, granularity)]);
}

const distinct = (faults: readonly Fault[]): Fault[] => [
  ...new Map(faults.map((fault) => [fault.message, fault])).values(),
];

function valueFaults(
  values: ReadonlyMap<string, string>,
  granularity: Bound['granularity'],
): Fault[] {
  const faults: Fault[] = [];
  const wrong = (name: string, form: RegExp): boolean => {
    const value = values.get(name);
    return value !== undefined && value !== '' && !form.test(value);
  };
  if (wrong('metadataPrefix', PREFIX)) faults.push(badArgument('metadataPrefix has a wrong form'));
  if (wrong('set', SET)) faults.push(badArgument('set has a wrong form'));
  if (wrong('identifier', IDENTIFIER))
    // Both are true of it, and clients look for either.
    faults.push(badArgument('identifier is not a URI'), {
      code: 'idDoesNotExist',
      message: 'no record has this identifier',
    });
  const [from, until] = (['from', 'until'] as const).map((name) => {
    const value = values.get(name);
    const bound = value ? readBound(value, name) : null;
    if (bound?.granularity === 'second' && granularity === 'day')
      faults.push(badArgument(`${name} must be a day, YYYY-MM-DD`));
    if (value && !bound)
      faults.push(badArgument(`${name} must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, in UTC`));
    return bound;
  });
  if (from && until && from.granularity !== until.granularity)
    faults.push(badArgument('from and until must have the same granularity'));
  else if (from && until && from.second > until.second)
    faults.push(badArgument('from is later than until'));
  return faults;
}
