import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ServiceOptions } from 'oidc-provider';

export interface OidcPersonClaims {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly roles?: readonly string[];
}

export interface OidcService extends AsyncDisposable {
  readonly issuer: string;
  /** Who signs in next, without being asked for a password. */
  be(person: OidcPersonClaims): void;
  /** The person says no. */
  refuse(): void;
  /** How often the token endpoint was asked. */
  readonly asked: { tokens: number };
}

/** A real OpenID Connect provider over HTTP on 127.0.0.1, with one confidential client that must use PKCE. */
export async function startOidcService(client: {
  readonly id: string;
  readonly secret: string;
  readonly redirectUri: string;
}): Promise<OidcService> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let person: OidcPersonClaims | null = null;
  const asked = { tokens: 0 };
  const provider = new Provider(
    issuer,
    options(client, () => person),
  );
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const { pathname } = new URL(request.url ?? '/', issuer);
    if (pathname === '/token') asked.tokens++;
    const uid = /^\/interaction\/([^/]+)$/.exec(pathname)?.[1];
    if (uid === undefined) return void answer(request, response);
    // In the place of the pages where a person would type a password and agree.
    void interact(provider, request, response, person);
  });
  return {
    issuer,
    asked,
    be: (next) => {
      person = next;
    },
    refuse: () => {
      person = null;
    },
    [Symbol.asyncDispose]: () => closed(server),
  };
}

async function interact(
  provider: Provider,
  request: Parameters<Provider['interactionDetails']>[0],
  response: Parameters<Provider['interactionDetails']>[1],
  person: OidcPersonClaims | null,
): Promise<void> {
  if (person === null) {
    await provider.interactionFinished(request, response, {
      error: 'access_denied',
      error_description: 'said no',
    });
    return;
  }
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: person.sub, clientId: String(params.client_id) });
  grant.addOIDCScope('openid email profile');
  await provider.interactionFinished(request, response, {
    login: { accountId: person.sub },
    consent: { grantId: await grant.save() },
  });
}

const options = (
  { id, secret, redirectUri }: { id: string; secret: string; redirectUri: string },
  person: () => OidcPersonClaims | null,
): ServiceOptions => ({
  clients: [
    {
      client_id: id,
      client_secret: secret,
      redirect_uris: [redirectUri],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_basic',
    },
  ],
  claims: { openid: ['sub', 'roles'], email: ['email', 'email_verified'], profile: ['name'] },
  // The claims stand in the ID token, as Entra ID and most others have them.
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...person(), sub }) }),
  cookies: { keys: ['for tests only'] },
});

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
