import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const schema = readFileSync(join(import.meta.dirname, '../fixtures/atom/atom.rng'), 'utf8');

/** What is wrong with a feed: by the schema of RFC 4287, and by those of its rules a schema cannot say. */
export async function atomErrors(feed: string): Promise<string[]> {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'feed.xml', contents: feed }],
    schema: [{ fileName: 'atom.rng', contents: schema }],
    extension: 'relaxng',
  });
  const ids = valuesOf(feed.replace(/^[\s\S]*?(?=<entry>|$)/, ''), 'id');
  const addresses = [...feed.matchAll(/ href="([^"]*)"|<(?:id|uri)>([^<]*)</g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  const moments = [...valuesOf(feed, 'updated'), ...valuesOf(feed, 'published')];
  return [
    ...(valid ? [] : errors.map(({ message }) => message)),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} stands twice (§ 4.2.6)`),
    ...addresses.filter((one) => !URL.canParse(one)).map((one) => `${one} is not absolute`),
    ...moments
      .filter((one) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(one))
      .map((one) => `${one} is no moment (§ 3.3)`),
    ...(/<link rel="self"/.test(feed) ? [] : ['no link to itself (§ 4.1.1)']),
  ];
}

export const valuesOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => match[1] ?? '');
