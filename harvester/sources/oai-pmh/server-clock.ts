import type { SourceEvent } from '../source.ts';
import { readInstant } from './instant.ts';

const LARGEST_SKEW = 300_000;
const WITHOUT_CLOCK = 86_400_000;

/**
 * When the list began by the server's clock: responseDate, or the HTTP Date where that is older by more than 5 min (a
 * local time marked Z would lose an hour of records). With neither, a day before our own clock.
 */
export function serverClock(
  responseDate: string | null,
  httpDate: string | null,
  now: Date,
): { readonly startedAt: string; readonly remarks: readonly SourceEvent[] } {
  const stated = readInstant(responseDate);
  const header = httpDate === null ? Number.NaN : Date.parse(httpDate);
  if (stated === null) {
    const at = Number.isNaN(header) ? now.getTime() - WITHOUT_CLOCK : header;
    return {
      startedAt: new Date(at).toISOString(),
      remarks: [{ kind: 'remark', code: 'oai.no-response-date' }],
    };
  }
  const skew = Number.isNaN(header) ? 0 : stated.getTime() - header;
  if (Math.abs(skew) <= LARGEST_SKEW) return { startedAt: stated.toISOString(), remarks: [] };
  return {
    startedAt: new Date(Math.min(stated.getTime(), header)).toISOString(),
    remarks: [
      { kind: 'remark', code: 'oai.clock-skew', detail: { seconds: Math.round(skew / 1000) } },
    ],
  };
}
