import * as client from 'openid-client';
import { readSecret } from '../../../harvester/config/secret.ts';
import { providerSecretName, type StaffProvider } from '../../../harvester/config/staff.ts';
import { text } from '../../../harvester/store/column.ts';
import type { Desk } from '../open-desk.ts';
import { newToken, tokenHash } from './secret-token.ts';

const FLOW_MS = 10 * 60_000;
const TIMEOUT_SECONDS = 10;
const REDISCOVER_MS = 60 * 60_000;

/** What the sign-in service says of a person; every claim has been checked to come from it, for us, and now. */
export interface OidcPerson {
  readonly issuer: string;
  readonly subject: string;
  /** null: not given, or the service does not vouch for it. */
  readonly verifiedEmail: string | null;
  readonly name: string | null;
  /** All claims, for the mapping of roles. */
  readonly claims: Readonly<Record<string, unknown>>;
}

export type OidcAnswer =
  | { readonly kind: 'person'; readonly person: OidcPerson; readonly returnTo: string }
  /** The person said no, or the answer is not one to a question of ours: code for the log. */
  | { readonly kind: 'refused'; readonly code: string };

/** Begins a sign-in: where to send the browser, and what its cookie is to hold. Throws what openid-client throws. */
export async function beginOidc(
  desk: Desk,
  provider: StaffProvider,
  redirectUri: string,
  returnTo: string,
): Promise<{ readonly url: URL; readonly flow: string }> {
  const configuration = await configurationOf(provider);
  const flow = newToken();
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const now = desk.now();
  desk.transaction(() => {
    desk.prepare('DELETE FROM oidc_flow WHERE ends < ?').run(now.toISOString());
    desk
      .prepare('INSERT INTO oidc_flow VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(
        tokenHash(flow),
        provider.id,
        state,
        nonce,
        verifier,
        returnTo,
        new Date(now.getTime() + FLOW_MS).toISOString(),
      );
  });
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: provider.scope,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { url, flow };
}

/** Ends a sign-in: `address` is the one the service sent the browser back to. Each flow is good once. */
export async function endOidc(
  desk: Desk,
  provider: StaffProvider,
  address: URL,
  flowCookie: string | undefined,
): Promise<OidcAnswer> {
  const flow = takeFlow(desk, provider, flowCookie);
  if (flow === null) return { kind: 'refused', code: 'no-flow' };
  try {
    const tokens = await client.authorizationCodeGrant(await configurationOf(provider), address, {
      pkceCodeVerifier: flow.verifier,
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) return { kind: 'refused', code: 'no-claims' };
    return { kind: 'person', person: readPerson(claims, provider), returnTo: flow.returnTo };
  } catch (error) {
    return { kind: 'refused', code: codeOf(error) };
  }
}

/** Reads the flow and removes it, whatever comes of it. */
function takeFlow(desk: Desk, provider: StaffProvider, cookie: string | undefined) {
  const hash = tokenHash(cookie);
  if (hash === null) return null;
  const row = desk.prepare('DELETE FROM oidc_flow WHERE token = ? RETURNING *').get(hash);
  if (!row || text(row, 'provider') !== provider.id) return null;
  if (text(row, 'ends') <= desk.now().toISOString()) return null;
  return {
    verifier: text(row, 'verifier'),
    state: text(row, 'state'),
    nonce: text(row, 'nonce'),
    returnTo: text(row, 'return_to'),
  };
}

function readPerson(claims: client.IDToken, provider: StaffProvider): OidcPerson {
  const { iss, sub, email, email_verified: verified, name } = claims;
  const vouchedFor = verified === true || (provider.trustEmail && verified !== false);
  return {
    issuer: iss,
    subject: sub,
    verifiedEmail: typeof email === 'string' && vouchedFor ? email.trim().toLowerCase() : null,
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 200) : null,
    claims,
  };
}

interface Discovered {
  readonly at: number;
  readonly configuration: Promise<client.Configuration>;
}
const discovered = new Map<string, Discovered>();

/** The service's own description, read again each hour; a failed reading is tried again at the next sign-in. */
function configurationOf(provider: StaffProvider): Promise<client.Configuration> {
  const key = `${provider.issuer} ${provider.clientId}`;
  const known = discovered.get(key);
  if (known !== undefined && Date.now() - known.at < REDISCOVER_MS) return known.configuration;
  const configuration = discover(provider).catch((error: unknown) => {
    discovered.delete(key);
    throw error;
  });
  discovered.set(key, { at: Date.now(), configuration });
  return configuration;
}

function discover(provider: StaffProvider): Promise<client.Configuration> {
  const secret = readSecret(providerSecretName(provider.id));
  const issuer = new URL(provider.issuer);
  return client.discovery(
    issuer,
    provider.clientId,
    // A service without a secret is asked as a public client; PKCE guards both.
    secret === null ? {} : { client_secret: secret },
    secret === null ? client.None() : client.ClientSecretBasic(secret),
    {
      timeout: TIMEOUT_SECONDS,
      // The region file allows http only for a service on this very machine.
      execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    },
  );
}

/** The error's code: OAuth's own (`access_denied`), else the class. Never its text, which the service writes. */
function codeOf(error: unknown): string {
  if (error instanceof client.AuthorizationResponseError) return error.error;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'Error';
}
