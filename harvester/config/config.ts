import { z } from 'zod';
import { backupConfig } from './backup.ts';
import { crossProblems } from './cross-problems.ts';
import { harvestingConfig, quietHours } from './harvesting.ts';
import { mailConfig } from './mail.ts';
import { requestSettings } from './requests.ts';
import { staffConfig } from './staff.ts';

/** Languages the portal can show. `sma` is South Sámi (BCP 47). */
export const LANGUAGES = ['nb', 'nn', 'en', 'sma'] as const;
export type Language = (typeof LANGUAGES)[number];

const names = z.strictObject({
  nb: z.string().min(1),
  nn: z.string().min(1).optional(),
  en: z.string().min(1).optional(),
  sma: z.string().min(1).optional(),
});
export type Names = z.infer<typeof names>;

const municipality = z.strictObject({
  /** Four digits, as text (0301 keeps its zero). */
  number: z.string().regex(/^\d{4}$/, 'four digits in quotes, e.g. "1811"'),
  name: names,
  /** Nine digits. */
  organisationNumber: z.string().regex(/^\d{9}$/, 'nine digits in quotes, e.g. "964983380"'),
  /** Where innsynskrav are sent. */
  requestEmail: z.email(),
  /** Version of order.xml the receiver imports. */
  orderXmlVersion: z.union([z.literal(1), z.literal(2)]).default(1),
  /** Written standard of the mails it gets; unset: bokmål. */
  language: z.enum(['nb', 'nn']).optional(),
  /** Its general address, told in order.xml beside the one for requests. */
  contactEmail: z.email().optional(),
  /** It takes requests over eFormidling; `mail.eFormidling` says through which integrasjonspunkt. */
  eFormidling: z.boolean().optional(),
  /** Who decides appeals against it; unset: the county governor its number points to. */
  complaintAuthority: z
    .strictObject({
      name: z.string().min(1),
      email: z.email().optional(),
      url: z.url({ protocol: /^https?$/ }).optional(),
    })
    .optional(),
});
export type Municipality = z.infer<typeof municipality>;

const source = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/, 'lower-case letters, digits and hyphens'),
  /** Name shown to readers and archivists. */
  name: z.string().min(1),
  /** Number of the municipality whose journal this is. */
  municipality: z.string().regex(/^\d{4}$/, 'four digits in quotes, e.g. "1811"'),
  kind: z.string().min(1),
  /** A source is present but silent until the municipality has agreed. */
  enabled: z.boolean().default(false),
  /** Who agreed, when, and where the agreement is kept. Required for an enabled source. */
  consent: z.string().min(1).nullable().default(null),
  /** Cron expression, Europe/Oslo. */
  schedule: z.string().min(9).default('20 5 * * *'),
  /** When it is not read on schedule, Norwegian time; unset: the region's. null: read at any hour. */
  quietHours: quietHours.optional(),
  /** Checked by the schema of the source kind. */
  settings: z.record(z.string(), z.unknown()),
});
export type SourceConfig = z.infer<typeof source>;

/** The shape alone, without the checks across its parts. */
export const configShape = z.strictObject({
  region: z.strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens'),
    name: names,
    /** Address readers use, without a trailing slash. */
    publicUrl: z.url().regex(/[^/]$/, 'no slash at the end'),
    languages: z.array(z.enum(LANGUAGES)).min(1),
    contact: z.strictObject({
      name: z.string().min(1),
      email: z.email(),
      url: z.url().optional(),
    }),
    /** Domain we control, used in OAI identifiers for ever. */
    repositoryIdentifier: z
      .string()
      .regex(
        /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/,
        'a domain name in lower case, e.g. innsyn.example.no',
      ),
    /** Address of the licence the data is given under, as the municipalities have agreed; told to catalogues. */
    dataLicence: z.url().optional(),
    /** Every page says that the content is invented. */
    demo: z.boolean().default(false),
  }),
  municipalities: z.array(municipality).min(1),
  sources: z.array(source).default([]),
  harvesting: harvestingConfig,
  oai: z
    .strictObject({
      /** When the dumps beside the OAI-PMH endpoint are written: cron expression, Europe/Oslo. */
      dumpSchedule: z.string().min(9).default('40 6 * * *'),
      /** Records on one page of ListRecords. */
      recordsPerPage: z.number().int().min(10).max(1000).default(250),
    })
    .prefault({}),
  network: z
    .strictObject({
      /** `host:port` pairs on private networks that sources may use; everything private is refused otherwise. */
      allowPrivateHosts: z.array(z.string()).default([]),
    })
    .default({ allowPrivateHosts: [] }),
  mail: mailConfig.prefault({}),
  requests: requestSettings.prefault({}),
  staff: staffConfig,
  backup: backupConfig,
});

/** The shape of `fellesinnsyn.yaml`: one file per region. */
export const configSchema = configShape.superRefine((config, context) => {
  for (const { path, message } of crossProblems(config))
    context.addIssue({ code: 'custom', path: [...path], message });
});

export type Config = z.infer<typeof configSchema>;
