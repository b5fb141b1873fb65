import { InnsynError } from '../../errors.ts';
import { child, children, childText } from '../../xml/element.ts';
import type { OaiClient } from './oai-client.ts';

interface Format {
  readonly prefix: string;
  readonly namespace: string;
}

const isNoark5 = ({ prefix, namespace }: Format): boolean =>
  prefix === 'noark5' || namespace.includes('arkivverket.no/standarder/noark5');
const isQualified = ({ prefix, namespace }: Format): boolean =>
  /^(?:oai_)?(?:qdc|dcterms)$/.test(prefix) || namespace.includes('/qdc-1.0');
const isPlain = ({ prefix }: Format): boolean => prefix === 'oai_dc';

/**
 * The formats to ask for, richest first: noark5, oai_qdc, oai_dc, by prefix or by namespace. oai_dc, which every service must
 * have (OAI-PMH 2.0 §3.4), is always the last resort, also when the list of formats cannot be had.
 */
export async function chooseFormats(client: OaiClient): Promise<readonly string[]> {
  const offered = await offeredFormats(client);
  const chosen = [isNoark5, isQualified, isPlain].flatMap((fits) =>
    offered.filter(fits).map(({ prefix }) => prefix),
  );
  return [...new Set([...chosen, 'oai_dc'])];
}

async function offeredFormats(client: OaiClient): Promise<Format[]> {
  try {
    const answer = await client.ask({ verb: 'ListMetadataFormats' }, 2);
    const list = child(answer.envelope().root, 'ListMetadataFormats');
    return (list === null ? [] : children(list, 'metadataFormat')).flatMap((format) => {
      const prefix = childText(format, 'metadataPrefix');
      return prefix === null
        ? []
        : [{ prefix, namespace: childText(format, 'metadataNamespace') ?? '' }];
    });
  } catch (error) {
    if (error instanceof InnsynError) return [];
    throw error;
  }
}
