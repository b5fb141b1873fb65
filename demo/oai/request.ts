import { readBound } from './bound.ts';

/** Verbs and their arguments, OAI-PMH 2.0 §4. */
const VERBS = {
  Identify: { required: [], optional: [], exclusive: null },
  ListMetadataFormats: { required: [], optional: ['identifier'], exclusive: null },
  ListSets: { required: [], optional: [], exclusive: 'resumptionToken' },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [], exclusive: null },
  ListIdentifiers: {
    required: ['metadataPrefix'],
    optional: ['from', 'until', 'set'],
    exclusive: 'resumptionToken',
  },
  ListRecords: {
    required: ['metadataPrefix'],
    optional: ['from', 'until', 'set'],
    exclusive: 'resumptionToken',
  },
} as const;

export type Verb = keyof typeof VERBS;
export type OaiArgument =
  | 'identifier'
  | 'metadataPrefix'
  | 'from'
  | 'until'
  | 'set'
  | 'resumptionToken';

export interface OaiRequest {
  readonly verb: Verb;
  /** As sent, decoded. */
  readonly given: Readonly<Partial<Record<OaiArgument, string>>>;
}

/** An error code of §3.6 and what it means here. */
export interface OaiFault {
  readonly code:
    | 'badVerb'
    | 'badArgument'
    | 'badResumptionToken'
    | 'cannotDisseminateFormat'
    | 'idDoesNotExist'
    | 'noRecordsMatch';
  readonly message: string;
}

const MAX_ARGUMENTS = 50;
// The character classes of the official schema; a value outside them cannot be echoed in a valid answer.
const PREFIX = /^[A-Za-z0-9\-_.!~*'()]+$/;
const SET = /^[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*$/;

/** The request, or every fault it has. `form` is a query string or a form body, percent-encoded. */
export function readRequest(form: string): OaiRequest | readonly OaiFault[] {
  const pairs = decode(form);
  if (!pairs) return [badArgument('an argument is not UTF-8, or there are too many')];
  const verbs = pairs.filter(([name]) => name === 'verb');
  const verb = verbs[0]?.[1] ?? '';
  if (verbs.length !== 1 || !isVerb(verb))
    return [
      {
        code: 'badVerb',
        message: `give one verb, one of ${Object.keys(VERBS).join(', ')}`,
      },
    ];
  const given = pairs.filter(([name]) => name !== 'verb');
  const faults = faultsOf(verb, given);
  return faults.length > 0 ? faults : { verb, given: Object.fromEntries(given) };
}

const isVerb = (text: string): text is Verb => Object.hasOwn(VERBS, text);

const badArgument = (message: string): OaiFault => ({ code: 'badArgument', message });

function decode(form: string): [string, string][] | null {
  const parts = form.split('&').filter((part) => part !== '');
  if (parts.length > MAX_ARGUMENTS) return null;
  try {
    return parts.map((part) => {
      const [name = '', ...value] = part.split('=');
      const text = (encoded: string): string => decodeURIComponent(encoded.replaceAll('+', ' '));
      return [text(name), text(value.join('='))];
    });
  } catch {
    return null;
  }
}

function faultsOf(verb: Verb, given: readonly (readonly [string, string])[]): OaiFault[] {
  const { required, optional, exclusive } = VERBS[verb];
  const legal: readonly string[] = [...required, ...optional, ...(exclusive ? [exclusive] : [])];
  const seen = new Map<string, string>();
  const faults: OaiFault[] = [];
  for (const [name, value] of given) {
    // Names and values are not repeated in the message: they may be anything.
    if (!legal.includes(name))
      faults.push(badArgument(`${verb} takes ${legal.join(', ') || 'no arguments'}`));
    else if (seen.has(name)) faults.push(badArgument(`${name} is given more than once`));
    else if (value.includes('\0')) faults.push(badArgument(`${name} holds a forbidden character`));
    else if (value === '' && name !== 'resumptionToken')
      faults.push(badArgument(`${name} is empty`));
    seen.set(name, value);
  }
  if (exclusive && seen.has(exclusive)) {
    if (seen.size > 1) faults.push(badArgument(`${exclusive} must be the only argument`));
    return faults;
  }
  for (const name of required)
    if (!seen.has(name)) faults.push(badArgument(`${verb} needs ${name}`));
  return [...faults, ...valueFaults(seen)];
}

function valueFaults(seen: ReadonlyMap<string, string>): OaiFault[] {
  const faults: OaiFault[] = [];
  const prefix = seen.get('metadataPrefix');
  if (prefix && !PREFIX.test(prefix)) faults.push(badArgument('metadataPrefix has a wrong form'));
  const set = seen.get('set');
  if (set && !SET.test(set)) faults.push(badArgument('set has a wrong form'));
  const bounds = (['from', 'until'] as const).map((name) => {
    const text = seen.get(name);
    const bound = text ? readBound(text, name) : null;
    if (text && !bound)
      faults.push(badArgument(`${name} must be YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ`));
    return bound;
  });
  const [from, until] = bounds;
  if (from && until && from.granularity !== until.granularity)
    faults.push(badArgument('from and until must have the same granularity'));
  else if (from && until && from.moment > until.moment)
    faults.push(badArgument('from is later than until'));
  return faults;
}
