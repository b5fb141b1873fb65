import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** The written forms the invented municipalities use. */
export type Written = 'nb' | 'nn';

const words = z
  .string()
  .transform((text) => text.split('|').map((word) => word.trim()))
  .pipe(z.array(z.string().min(1)).min(1));
const wordList = z.string().transform((text) => text.trim().split(/\s+/));
const bothWritten = z.strictObject({ nb: words, nn: words });
const ground = z.strictObject({ nb: z.string(), nn: z.string() });

const actsFile = z.strictObject({
  flows: z.record(z.string(), wordList),
  acts: z.array(
    z.strictObject({
      id: z.string(),
      weight: z.number().positive(),
      stage: z.number(),
      type: z.enum(['I', 'U', 'N', 'X', 'S']),
      needs: z.string().optional(),
      nb: words,
      nn: words,
    }),
  ),
});
export type Act = z.infer<typeof actsFile>['acts'][number];

const ABOUT = [
  'organisation',
  'property',
  'place',
  'institution',
  'person',
  'position',
  'nothing',
] as const;

const conceptsFile = z.array(
  z.strictObject({
    id: z.string(),
    weight: z.number().positive(),
    unit: z.string(),
    class: z.string(),
    acts: z.string(),
    about: z.enum(ABOUT),
    companies: words.optional(),
    screened: z.enum(['taushetsplikt', 'tilsetting']).optional(),
    nb: words,
    nn: words,
  }),
);

const namesFile = z.strictObject({
  first: wordList,
  last: wordList,
  farmStart: wordList,
  farmEnd: wordList,
  company: words,
  agencies: bothWritten,
  press: words,
  institutions: z.record(z.string(), bothWritten),
  positions: bothWritten,
  streets: bothWritten,
  unitsNynorsk: z.record(z.string(), z.string()),
  grounds: z.record(z.string(), ground),
  attachments: bothWritten,
  places: z.record(z.string(), words),
});

/** What a kind of case is about, and what can happen in it. */
export type Concept = Omit<z.infer<typeof conceptsFile>[number], 'acts'> & {
  readonly acts: readonly Act[];
};

const read = (name: string): unknown =>
  parse(readFileSync(join(import.meta.dirname, 'vocabulary', `${name}.yaml`), 'utf8'));

const { flows, acts } = actsFile.parse(read('acts'));

/** `permit + tilsyn paalegg` as acts; a word is a flow or an act. */
function actsOf(text: string): Act[] {
  const ids = text
    .split(/[\s+]+/)
    .filter(Boolean)
    .flatMap((word) => flows[word] ?? [word]);
  return [...new Set(ids)].map((id) => {
    const act = acts.find((candidate) => candidate.id === id);
    if (!act) throw new RangeError(`vocabulary: no act "${id}"`);
    return act;
  });
}

export const concepts: readonly Concept[] = conceptsFile
  .parse(read('concepts'))
  .map((concept) => ({ ...concept, acts: actsOf(concept.acts) }));

export const names = namesFile.parse(read('names'));
