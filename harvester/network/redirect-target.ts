import { SourceRefused } from '../errors.ts';
import type { HttpAnswer } from '../sources/source.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Where an answer sends us, null when it does not. A target without a query gets the query of the question, which many
 * servers drop when they move to https. Throws SourceRefused for a step down from https and for anything but http(s).
 */
export function redirectTarget(from: URL, answer: HttpAnswer): URL | null {
  const { location } = answer.headers;
  if (!REDIRECTS.has(answer.status) || location === undefined) return null;
  const target = URL.parse(location, from);
  if (target === null || (target.protocol !== 'http:' && target.protocol !== 'https:'))
    throw new SourceRefused(
      `${from.host} redirects to something that is no http or https address.`,
    );
  if (from.protocol === 'https:' && target.protocol === 'http:')
    throw new SourceRefused(`${from.host} redirects from https to http on ${target.host}.`);
  if (target.search === '') target.search = from.search;
  return target;
}
