import { InnsynError } from '../../errors.ts';
import { child, childText } from '../../xml/element.ts';
import type { SourceEvent } from '../source.ts';
import { type Granularity, readInstant } from './instant.ts';
import type { OaiClient } from './oai-client.ts';

export interface Identity {
  readonly granularity: Granularity;
  readonly earliest: string | null;
  readonly deletedRecord: 'no' | 'transient' | 'persistent';
  readonly remarks: readonly SourceEvent[];
}

/**
 * What a service says of itself. A missing or wrong answer stops nothing: days are then taken for the granularity, which
 * every service must know, and deletions are taken not to be told.
 */
export async function identify(client: OaiClient, configuredUrl: string): Promise<Identity> {
  const answered = await answerOf(client);
  if (answered === null)
    return {
      granularity: 'day',
      earliest: null,
      deletedRecord: 'no',
      remarks: [{ kind: 'remark', code: 'oai.identify-missing' }],
    };
  const remarks: SourceEvent[] = [];
  const baseUrl = childText(answered, 'baseURL');
  if (baseUrl !== null && baseUrl !== configuredUrl)
    remarks.push({
      kind: 'remark',
      code: 'oai.other-base-url',
      detail: { stated: baseUrl.slice(0, 300) },
    });
  const earliestText = childText(answered, 'earliestDatestamp');
  const earliest = readInstant(earliestText) ?? readInstant(earliestText?.slice(0, 10) ?? null);
  const deleted = childText(answered, 'deletedRecord')?.toLowerCase();
  return {
    granularity: /^yyyy-mm-ddthh:mm:ssz$/i.test(childText(answered, 'granularity') ?? '')
      ? 'second'
      : 'day',
    earliest: earliest?.toISOString() ?? null,
    deletedRecord: deleted === 'persistent' || deleted === 'transient' ? deleted : 'no',
    remarks,
  };
}

async function answerOf(client: OaiClient): Promise<ReturnType<typeof child>> {
  try {
    const answer = await client.ask({ verb: 'Identify' }, 2);
    return child(answer.envelope().root, 'Identify');
  } catch (error) {
    if (error instanceof InnsynError) return null;
    throw error;
  }
}
