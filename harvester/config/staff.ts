import { z } from 'zod';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'lower-case letters, digits and hyphens')
  // `local` is what roles given in the staff room itself are marked with.
  .refine((value) => value !== 'local', 'is taken: choose another id');
const kommunenummer = z.string().regex(/^\d{4}$/, 'four digits in quotes, e.g. "1811"');

const providerRole = z.strictObject({
  /** Claim of the ID token that is looked at, e.g. `roles` or `groups`. */
  claim: z.string().min(1),
  /** The claim's value, or one of its values. */
  value: z.string().min(1),
  role: z.enum(['arkivar', 'regionadministrator']),
  /** For `arkivar`: of which municipality. */
  municipality: kommunenummer.optional(),
});
export type ProviderRole = z.infer<typeof providerRole>;

const provider = z.strictObject({
  id,
  /** What the button says, e.g. `Vefsn kommune`. */
  name: z.string().min(1),
  /** OpenID Connect issuer, as its discovery document names it. */
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  scope: z.string().min(1).default('openid email profile'),
  /** Municipalities it may vouch for: nobody who signs in here has a role in another. */
  municipalities: z.array(kommunenummer).default([]),
  /** It may vouch for region administrators too. */
  regionadministrator: z.boolean().default(false),
  /** Domains of addresses it may vouch for, when an account that exists is taken into use here for the first time. */
  emailDomains: z
    .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a domain name in lower case'))
    .default([]),
  /** The provider's addresses are those of the organisation, though it does not say `email_verified` (Entra ID does not). */
  trustEmail: z.boolean().default(false),
  /** Roles by claims: given and taken at each sign-in. An account is made when there is none. */
  roles: z.array(providerRole).default([]),
});
export type StaffProvider = z.infer<typeof provider>;

/** How staff sign in. */
export const staffConfig = z
  .strictObject({
    /** E-mail and password; false when only sign-in services are to be used. */
    passwords: z.boolean().default(true),
    /** Minutes without a request after which a session ends. */
    idleMinutes: z.number().int().min(5).max(720).default(60),
    /** Hours after which a session ends in any case. */
    longestHours: z.number().int().min(1).max(24).default(10),
    /** Sign-in services (OpenID Connect). The client's secret comes from the environment. */
    providers: z.array(provider).default([]),
  })
  .prefault({});
export type StaffConfig = z.infer<typeof staffConfig>;

/** Name of the environment variable with the client's secret: `FELLESINNSYN_OIDC_SECRET_<ID>`, or the same with `_FILE`. */
export const providerSecretName = (providerId: string): string =>
  `FELLESINNSYN_OIDC_SECRET_${providerId.toUpperCase().replaceAll('-', '_')}`;
