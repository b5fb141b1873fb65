import { z } from 'zod';
import type { Problem } from './cross-problems.ts';

// Reads what it can of a half-right file; what has the wrong shape is told by the schema.
const outline = z.object({
  municipalities: z.array(z.object({ number: z.string() }).catch({ number: '' })).catch([]),
  staff: z
    .object({
      providers: z
        .array(
          z
            .object({
              id: z.string().catch(''),
              issuer: z.string().catch(''),
              municipalities: z.array(z.string()).catch([]),
              regionadministrator: z.boolean().catch(false),
              emailDomains: z.array(z.string()).catch([]),
              roles: z
                .array(
                  z.object({ role: z.string().catch(''), municipality: z.string().optional() }),
                )
                .catch([]),
            })
            .catch({
              id: '',
              issuer: '',
              municipalities: [],
              regionadministrator: false,
              emailDomains: [],
              roles: [],
            }),
        )
        .catch([]),
    })
    .catch({ providers: [] }),
});
type Provider = z.infer<typeof outline>['staff']['providers'][number];

/** What is wrong between the sign-in services and the rest of the file: who may vouch for whom must be beyond doubt. Never throws. */
export function staffProblems(config: unknown): Problem[] {
  const { data } = outline.safeParse(config);
  if (!data) return [];
  const numbers = new Set(data.municipalities.map(({ number }) => number));
  const ids = new Set<string>();
  const domains = new Map<string, string>();
  return data.staff.providers.flatMap((provider, i) => {
    const problems: Problem[] = [];
    const at = (message: string, ...path: (string | number)[]): void => {
      problems.push({ path: ['staff', 'providers', i, ...path], message });
    };
    if (provider.id !== '' && ids.has(provider.id)) at(`id "${provider.id}" is used twice`, 'id');
    ids.add(provider.id);
    if (isOpenHttp(provider.issuer))
      at('must begin with https://: passwords of people depend on it', 'issuer');
    provider.municipalities.forEach((number, j) => {
      if (!numbers.has(number)) at(`no municipality ${number} in this file`, 'municipalities', j);
    });
    provider.emailDomains.forEach((domain, j) => {
      const other = domains.get(domain);
      if (other !== undefined && other !== provider.id)
        at(`"${other}" vouches for ${domain} already: only one may`, 'emailDomains', j);
      domains.set(domain, provider.id);
    });
    for (const [j, problem] of roleProblems(provider)) at(problem, 'roles', j);
    return problems;
  });
}

function roleProblems(provider: Provider): [number, string][] {
  return provider.roles.flatMap(({ role, municipality }, j): [number, string][] => {
    if (role === 'arkivar' && municipality === undefined)
      return [[j, 'an arkivar needs municipality: of which one']];
    if (
      role === 'arkivar' &&
      municipality !== undefined &&
      !provider.municipalities.includes(municipality)
    )
      return [[j, `${municipality} is not among the municipalities this service may vouch for`]];
    if (role === 'regionadministrator' && !provider.regionadministrator)
      return [[j, 'set regionadministrator: true for a service that may vouch for them']];
    return [];
  });
}

/** Only a provider on this very machine may be asked without TLS. */
function isOpenHttp(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'http:' && !['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
