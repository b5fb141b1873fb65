import { z } from 'zod';

/**
 * The mapping language: how the tables of one system become journal entries. Data only; nothing in a mapping is executed.
 * A value is `alias.COLUMN` (`alias.COLUMN?` when the column may be missing), or an object with one operation. Whatever is not named here never leaves the reader.
 */
export type Expression =
  | string
  | { readonly const: string }
  | { readonly concat: readonly Expression[]; readonly separator?: string | undefined }
  | { readonly coalesce: readonly Expression[] }
  | { readonly substring: Expression; readonly from: number; readonly length?: number | undefined }
  | { readonly match: Expression; readonly pattern: string; readonly group?: number | undefined }
  | { readonly replace: Expression; readonly pattern: string; readonly with: string }
  | ({ readonly text: Expression } & TextRepair)
  | { readonly number: Expression }
  | { readonly format: string; readonly with: Readonly<Record<string, Expression>> }
  | {
      readonly code: Expression;
      readonly table: string | Readonly<Record<string, string>>;
      readonly unknown?: 'null' | 'keep' | 'reject' | undefined;
    }
  | { readonly nullIf: Expression; readonly values: readonly string[] }
  | { readonly date: Expression }
  | {
      readonly if: Condition;
      readonly use: Expression;
      readonly otherwise?: Expression | undefined;
    }
  | {
      readonly children: string;
      readonly value: Expression;
      readonly pick: 'first' | 'join' | 'count';
      readonly separator?: string | undefined;
    };

export interface TextRepair {
  readonly trim?: boolean | undefined;
  /** Runs of white space become one space. */
  readonly collapse?: boolean | undefined;
  readonly case?: 'upper' | 'lower' | undefined;
  /** Undo HTML escapes this many times (values are at times escaped twice). */
  readonly unescapeHtml?: number | undefined;
  /** UTF-8 that was read as windows-1252 (`Ã¸`). */
  readonly repairUtf8?: boolean | undefined;
  /** A text written as hexadecimal UTF-8 (Full Convert). */
  readonly decodeHex?: boolean | undefined;
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | ({ readonly value: Expression } & Test);

export interface Test {
  readonly is?: string | undefined;
  readonly in?: readonly string[] | undefined;
  readonly empty?: boolean | undefined;
  readonly matches?: string | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  /** Dates `YYYY-MM-DD`; an unreadable date is neither before nor after. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

const name = z.string().regex(/^[a-z][a-z0-9_]*$/i, 'letters, digits and underscore');
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a date as YYYY-MM-DD');

const expression: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    z.string().regex(/^[a-z][a-z0-9_]*\..+$/i, 'a column as alias.COLUMN'),
    z.strictObject({ const: z.string() }),
    z.strictObject({ concat: z.array(expression).min(1), separator: z.string().optional() }),
    z.strictObject({ coalesce: z.array(expression).min(1) }),
    z.strictObject({
      substring: expression,
      from: z.number().int().min(0),
      length: z.number().int().min(1).optional(),
    }),
    z.strictObject({ match: expression, pattern: z.string(), group: z.number().int().optional() }),
    z.strictObject({ replace: expression, pattern: z.string(), with: z.string() }),
    z.strictObject({
      text: expression,
      trim: z.boolean().optional(),
      collapse: z.boolean().optional(),
      case: z.enum(['upper', 'lower']).optional(),
      unescapeHtml: z.number().int().min(1).max(4).optional(),
      repairUtf8: z.boolean().optional(),
      decodeHex: z.boolean().optional(),
    }),
    z.strictObject({ number: expression }),
    z.strictObject({ format: z.string(), with: z.record(z.string(), expression) }),
    z.strictObject({
      code: expression,
      table: z.union([name, z.record(z.string(), z.string())]),
      unknown: z.enum(['null', 'keep', 'reject']).optional(),
    }),
    z.strictObject({ nullIf: expression, values: z.array(z.string()).min(1) }),
    z.strictObject({ date: expression }),
    z.strictObject({ if: condition, use: expression, otherwise: expression.optional() }),
    z.strictObject({
      children: name,
      value: expression,
      pick: z.enum(['first', 'join', 'count']),
      separator: z.string().optional(),
    }),
  ]),
);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
    z.strictObject({
      value: expression,
      is: z.string().optional(),
      in: z.array(z.string()).min(1).optional(),
      empty: z.boolean().optional(),
      matches: z.string().optional(),
      minLength: z.number().int().optional(),
      maxLength: z.number().int().optional(),
      before: day.optional(),
      after: day.optional(),
    }),
  ]),
);

const tableNames = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const join = z.strictObject({
  as: name,
  table: tableNames,
  schema: z.string().optional(),
  /** Column of this table → value it must equal. Several: all must. */
  on: z.record(z.string(), expression),
  /** How both sides are made comparable. */
  key: z
    .array(
      z.union([z.enum(['trim', 'upper', 'number']), z.strictObject({ pad: z.number().int() })]),
    )
    .default(['trim']),
  /** Several rows may match: they are children, read in `orderBy`. */
  many: z.boolean().default(false),
  orderBy: z.array(z.string()).default([]),
  /** Only children for which this holds; may use columns of this table alone. */
  where: condition.optional(),
  /** The table may be absent from the archive; its columns are then null. */
  optional: z.boolean().default(false),
});

/** A text that passes only when the rule says so; without a rule it is withheld. */
const released = z.strictObject({
  value: expression,
  releaseWhen: condition,
  /** Shown in place of a withheld text, e.g. `*****`; default: nothing. */
  replacement: z.string().optional(),
});

const access = z.strictObject({
  code: expression,
  /** Codes that mean public. Put '' in the list for a missing code. */
  open: z.array(z.string()),
  /** Codes that mean exempt in part: the entry is shown with its skjerming. */
  restricted: z.array(z.string()).default([]),
  /** Codes whose entries are never shown. Every code in none of the three lists is treated as one of these. */
  hidden: z.array(z.string()).default([]),
  legalBasis: expression.optional(),
  /** Day from which a restricted entry is open, when the archive was made after it. */
  opensOn: expression.optional(),
});

const dates = z.strictObject({
  /** Tried in order: `yyyy-MM-dd`, `dd.MM.yyyy`, `d.M.yyyy`, `yyyyMMdd`, `dd-MON-yy`, `dd.MM.yy`, `oleSerial`. */
  formats: z
    .array(z.enum(['yyyy-MM-dd', 'dd.MM.yyyy', 'yyyyMMdd', 'dd-MON-yy', 'dd.MM.yy', 'oleSerial']))
    .min(1),
  /** Two-digit years from this one on are 19xx, those below 20xx. */
  pivot: z.number().int().min(0).max(99).default(50),
  /** Set when midnights were written as UTC: moments are moved to this zone before the day is cut. */
  zone: z.literal('Europe/Oslo').optional(),
  sentinels: z
    .array(day)
    .default(['0001-01-01', '1753-01-01', '1899-12-30', '1899-12-31', '1900-01-01', '9999-12-31']),
  min: day.default('1900-01-01'),
  max: day.default('2100-01-01'),
});

const check = z.strictObject({
  name: z.string().min(1),
  /** What is measured: a counter of the report, or the share of entries with the field filled. */
  measure: z.enum([
    'rows',
    'mapped',
    'withheldShare',
    'shieldedShare',
    'unresolvedShare',
    'filledShare',
  ]),
  field: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});

export const mappingSchema = z.strictObject({
  /** Version of the language. */
  language: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  /** Raised with every change of meaning; kept in each entry. */
  version: z.number().int().min(1),
  /** The mapping fits an archive that has these tables and columns. */
  appliesTo: z.strictObject({
    tables: z.record(z.string(), z.array(z.string())),
    producer: z.string().optional(),
  }),
  /** Columns are also found with a look-up suffix: JP_STATUS as JP_STATUS_JS, AM_TLF as AM_TLF_G. */
  columnSuffixes: z.boolean().default(false),
  from: z.strictObject({ as: name, table: tableNames, schema: z.string().optional() }),
  joins: z.array(join).default([]),
  codes: z.record(name, z.record(z.string(), z.string())).default({}),
  dates,
  /** The system's own key of an entry; the source id and the table go before it. */
  key: z.array(expression).min(1),
  /** Organisation of the row when the archive holds several: nine digits; rows of others are left out. */
  organisation: expression.optional(),
  /** All must hold, else the row is left out, counted under the rule's name. */
  include: z.array(z.strictObject({ rule: z.string().min(1), when: condition })).default([]),
  exclude: z.array(z.strictObject({ rule: z.string().min(1), when: condition })).default([]),
  /** At least one; each must let the entry through. */
  access: z.array(access).min(1),
  entry: z.strictObject({
    offentligTittel: released.optional(),
    journalposttype: expression.optional(),
    journalstatus: expression.optional(),
    journaldato: expression.optional(),
    dokumentetsDato: expression.optional(),
    mottattDato: expression.optional(),
    sendtDato: expression.optional(),
    journalaar: expression.optional(),
    journalsekvensnummer: expression.optional(),
    journalpostnummer: expression.optional(),
    administrativEnhet: expression.optional(),
  }),
  klasse: z
    .strictObject({
      klasseID: expression.optional(),
      tittel: released.optional(),
      klassifikasjonstype: expression.optional(),
    })
    .optional(),
  saksmappe: z
    .strictObject({
      saksaar: expression.optional(),
      sakssekvensnummer: expression.optional(),
      saksnummerTekst: expression.optional(),
      offentligTittel: released.optional(),
      saksdato: expression.optional(),
      saksstatus: expression.optional(),
    })
    .optional(),
  korrespondanseparter: z
    .strictObject({
      each: name,
      type: expression,
      navn: released.optional(),
      /** True: a private person; other values leave the question to the screening. */
      person: condition.optional(),
      administrativEnhet: expression.optional(),
    })
    .optional(),
  dokumenter: z
    .strictObject({
      each: name,
      dokumentnummer: expression.optional(),
      rolle: expression.optional(),
      tittel: released.optional(),
      dokumenttype: expression.optional(),
      format: expression.optional(),
    })
    .optional(),
  checks: z.array(check).default([]),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type Released = z.infer<typeof released>;
export type Access = z.infer<typeof access>;
export type Join = z.infer<typeof join>;
export type Dates = z.infer<typeof dates>;

/** The language as JSON Schema, for editors. */
export const mappingJsonSchema = (): unknown => z.toJSONSchema(mappingSchema, { io: 'input' });
