import { validateDetailed } from 'node-cron';
import { z } from 'zod';
import { staffProblems } from './staff-problems.ts';

/** A problem at one place of the file; `path` as in zod issues. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

// Reads what it can of a half-right file, so that these problems show together with all others.
const outline = z.object({
  municipalities: z
    .array(
      z
        .object({
          number: z.string().nullable().catch(null),
          eFormidling: z.boolean().catch(false),
        })
        .catch({ number: null, eFormidling: false }),
    )
    .catch([]),
  mail: z.object({ eFormidling: z.unknown() }).catch({ eFormidling: undefined }),
  sources: z
    .array(
      z
        .object({
          id: z.string().nullable().catch(null),
          municipality: z.string().nullable().catch(null),
          enabled: z.boolean().catch(false),
          consent: z.string().nullable().catch(null),
          schedule: z.string().nullable().catch(null),
        })
        .catch({ id: null, municipality: null, enabled: false, consent: null, schedule: null }),
    )
    .catch([]),
  oai: z.object({ dumpSchedule: z.string().nullable().catch(null) }).catch({ dumpSchedule: null }),
});

/** What is wrong between parts of the file that are each right: doubles, dangling references, missing consent. Never throws. */
export function crossProblems(config: unknown): Problem[] {
  const { municipalities, mail, sources, oai } = outline
    .catch({
      municipalities: [],
      mail: { eFormidling: undefined },
      sources: [],
      oai: { dumpSchedule: null },
    })
    .parse(config);
  const problems: Problem[] = [];
  const numbers = new Set<string>();
  municipalities.forEach(({ number, eFormidling }, i) => {
    if (eFormidling && mail.eFormidling === undefined)
      problems.push({
        path: ['municipalities', i, 'eFormidling'],
        message:
          'no integrasjonspunkt to send through: fill in mail.eFormidling, or leave this out',
      });
    if (number === null) return;
    if (numbers.has(number))
      problems.push({
        path: ['municipalities', i, 'number'],
        message: `municipality ${number} is listed twice`,
      });
    numbers.add(number);
  });
  // A number that cannot be read is told already; what refers to it is not wrong as well.
  const allNumbersRead = municipalities.every(({ number }) => number !== null);
  const ids = new Set<string>();
  sources.forEach(({ id, municipality, enabled, consent, schedule }, i) => {
    const at = (key: string, message: string) =>
      problems.push({ path: ['sources', i, key], message });
    if (id !== null && ids.has(id)) at('id', `source id "${id}" is used twice`);
    if (id !== null) ids.add(id);
    if (municipality !== null && allNumbersRead && !numbers.has(municipality))
      at('municipality', `no municipality ${municipality} in this file`);
    if (enabled && consent === null)
      at('consent', 'an enabled source needs consent: who agreed, when, and where it is kept');
    if (schedule !== null) {
      const wrong = scheduleProblem(schedule);
      if (wrong) at('schedule', wrong);
    }
  });
  const wrong = oai.dumpSchedule === null ? null : scheduleProblem(oai.dumpSchedule);
  if (wrong) problems.push({ path: ['oai', 'dumpSchedule'], message: wrong });
  return [...problems, ...staffProblems(config)];
}

function scheduleProblem(schedule: string): string | null {
  const example =
    'write minute, hour, day, month and weekday, e.g. "20 5 * * *" for 05:20 each day';
  if (schedule.trim().split(/\s+/).length !== 5) return `not five fields; ${example}`;
  const { valid, errors } = validateDetailed(schedule);
  if (valid) return null;
  return `${errors.map(({ field, message }) => `${field}: ${message}`).join(', ')}; ${example}`;
}
