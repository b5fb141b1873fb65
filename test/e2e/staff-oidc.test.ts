import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  accountByEmail,
  givenRoles,
  giveRole,
  setDisabled,
} from '../../site/desk/staff/accounts.ts';
import { freePort } from '../support/built-site.ts';
import { type OidcService, startOidcService } from '../support/oidc-service.ts';
import { Visitor } from '../support/staff-browserless.ts';
import { emailOf, type StaffSite, startStaffSite } from '../support/staff-site.ts';

const SECRET = 'hemmelig nok for en test';
let service: OidcService;
let site: StaffSite;

/** A region whose second municipality signs in with the service; the port must be known to the service beforehand. */
const region = (issuer: string) => `
staff:
  providers:
    - id: eikedal-id
      name: Eikedal kommune
      issuer: ${issuer}
      clientId: fellesinnsyn
      municipalities: ["9902"]
      emailDomains: [ansatte.example]
      roles:
        - { claim: roles, value: arkiv, role: arkivar, municipality: "9902" }
    - id: borte
      name: En som er borte
      issuer: http://127.0.0.1:1
      clientId: fellesinnsyn
`;

beforeAll(async () => {
  const port = await freePort();
  service = await startOidcService({
    id: 'fellesinnsyn',
    secret: SECRET,
    redirectUri: `http://127.0.0.1:${port}/ansatt/inngang/eikedal-id/retur`,
  });
  site = await startStaffSite(
    () => region(service.issuer),
    { FELLESINNSYN_OIDC_SECRET_EIKEDAL_ID: SECRET },
    port,
  );
});
afterAll(async () => {
  await site?.[Symbol.asyncDispose]();
  await service?.[Symbol.asyncDispose]();
});

/** Follows a browser's way from the button until the portal answers with something else than a step on; returns the steps. */
async function signIn(visitor: Visitor, til = ''): Promise<{ callback: URL; last: Response }> {
  const abroad = new Visitor(service.issuer);
  let response = await visitor.get(`/ansatt/inngang/eikedal-id${til}`);
  let next = new URL(response.headers.get('Location') ?? '', service.issuer);
  while (next.origin === service.issuer) {
    response = await abroad.get(next.pathname + next.search);
    next = new URL(response.headers.get('Location') ?? '', service.issuer);
  }
  return { callback: next, last: await visitor.get(next.pathname + next.search) };
}
const location = (response: Response): string => response.headers.get('Location') ?? '';
const sessions = () => site.desk.db.prepare('SELECT count(*) AS n FROM staff_session').get()?.n;

let visitor: Visitor;
beforeEach(() => {
  visitor = new Visitor(site.origin);
});

describe('signing in with the account from work', () => {
  test('the whole way: the button, the service, the account with the same address, the page that was asked for', async () => {
    service.be({ sub: 'eikedal-1', email: emailOf('eikedal'), email_verified: true });
    const asked = await visitor.get('/ansatt/9902/krav');
    expect(location(asked)).toBe('/ansatt/logg-inn?til=%2Fansatt%2F9902%2Fkrav');
    const page = await (await visitor.get(location(asked))).text();
    expect(page).toContain('Logg inn med Eikedal kommune');
    const button = /href="(\/ansatt\/inngang\/eikedal-id[^"]*)"/.exec(page)?.[1] ?? '';
    const begun = await visitor.get(button);
    const question = new URL(location(begun));
    expect(question.origin).toBe(service.issuer);
    expect(Object.fromEntries(question.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${site.origin}/ansatt/inngang/eikedal-id/retur`,
      state: expect.stringMatching(/^.{40,}$/),
      nonce: expect.stringMatching(/^.{40,}$/),
    });
    const { last } = await signIn(visitor, '?til=/ansatt/9902/krav');
    expect(location(last)).toBe('/ansatt/videre?til=%2Fansatt%2F9902%2Fkrav');
    const onward = await (await visitor.get(location(last))).text();
    expect(onward).toContain('content="0;url=/ansatt/9902/krav"');
    expect((await visitor.get('/ansatt/9902/krav')).status).toBe(200);
    expect((await visitor.get('/ansatt/9901/krav')).status).toBe(403);
  });

  test('afterwards the person is known by issuer and subject, whatever the address says', async () => {
    service.be({ sub: 'eikedal-1', email: emailOf('region'), email_verified: true });
    await signIn(visitor);
    const page = await (await visitor.get('/ansatt/min-konto')).text();
    expect(page).toContain(emailOf('eikedal'));
    expect(page).toContain('Passordet byttes der');
  });

  test('a role by claim makes an account, and is gone when the claim is', async () => {
    const person = {
      sub: 'ny-1',
      email: 'ny.arkivar@ansatte.example',
      email_verified: true,
      name: 'Ny Arkivar',
    };
    service.be({ ...person, roles: ['arkiv', 'annet'] });
    await signIn(visitor);
    expect((await visitor.get('/ansatt/9902/krav')).status).toBe(200);
    const account = accountByEmail(site.desk, person.email);
    expect(givenRoles(site.desk, account?.id ?? '')).toEqual([
      { role: { role: 'arkivar', kommunenummer: '9902' }, givenBy: 'eikedal-id' },
    ]);
    service.be({ ...person, roles: ['annet'] });
    await signIn(visitor);
    expect((await visitor.get('/ansatt/9902/krav')).status).toBe(403);
  });

  test('a session from the service has no role that the service may not vouch for', async () => {
    const account = accountByEmail(site.desk, emailOf('regionAndEikedal'));
    giveRole(site.desk, account?.id ?? '', { role: 'arkivar', kommunenummer: '9901' });
    service.be({ sub: 'stor-1', email: emailOf('regionAndEikedal'), email_verified: true });
    await signIn(visitor);
    expect((await visitor.get('/ansatt/9902/krav')).status).toBe(200);
    expect((await visitor.get('/ansatt/9901/krav')).status).toBe(403);
    expect((await visitor.get('/ansatt/kontoer')).status).toBe(403);
  });
});

describe('nobody is let in', () => {
  const turnedAway = async (til = 'ukjent') => {
    const before = sessions();
    const { last } = await signIn(visitor);
    expect(location(last)).toBe(`/ansatt/logg-inn?feil=${til}`);
    expect(await (await visitor.get(location(last))).text()).toMatch(/role="alert"/);
    expect((await visitor.get('/ansatt')).status).toBe(303);
    expect(sessions()).toBe(before);
  };

  test('whose address the service does not vouch for', async () => {
    service.be({ sub: 'x-1', email: emailOf('nordskjaer'), email_verified: false });
    await turnedAway();
    service.be({ sub: 'x-2', email: emailOf('nordskjaer') });
    await turnedAway();
  });

  test('whose address is of another domain, also with a role by claim', async () => {
    service.be({
      sub: 'x-3',
      email: 'arkiv@annen.example',
      email_verified: true,
      roles: ['arkiv'],
    });
    await turnedAway();
  });

  test('who has no account and no role', async () => {
    service.be({ sub: 'x-4', email: 'kantine@ansatte.example', email_verified: true });
    await turnedAway();
  });

  test('whose account is disabled', async () => {
    service.be({ sub: 'x-5', email: emailOf('both'), email_verified: true });
    setDisabled(site.desk, site.accounts.both, true);
    await turnedAway();
    setDisabled(site.desk, site.accounts.both, false);
  });

  test('who says no at the service', async () => {
    service.refuse();
    await turnedAway('avbrutt');
  });

  test('with an answer that was used before, or in another browser, or without the flow’s cookie', async () => {
    service.be({ sub: 'eikedal-1' });
    const { callback, last } = await signIn(visitor);
    expect(location(last)).toMatch(/^\/ansatt\/videre/);
    const tokens = service.asked.tokens;
    for (const who of [visitor, new Visitor(site.origin)])
      expect(location(await who.get(callback.pathname + callback.search))).toBe(
        '/ansatt/logg-inn?feil=avbrutt',
      );
    expect(service.asked.tokens).toBe(tokens);
  });

  test('with another state, another issuer or a made-up code', async () => {
    service.be({ sub: 'eikedal-1' });
    for (const change of [
      { state: 'A'.repeat(43) },
      { iss: 'https://ond.example' },
      { code: 'A'.repeat(43) },
      { error: 'server_error', code: '' },
    ]) {
      const mine = new Visitor(site.origin);
      const begun = await mine.get('/ansatt/inngang/eikedal-id');
      const question = new URL(location(begun));
      const answer = new URLSearchParams({
        code: 'B'.repeat(43),
        state: question.searchParams.get('state') ?? '',
        iss: service.issuer,
        ...change,
      });
      const response = await mine.get(`/ansatt/inngang/eikedal-id/retur?${answer}`);
      expect(location(response)).toBe('/ansatt/logg-inn?feil=avbrutt');
      expect(mine.cookies.has('ansatt')).toBe(false);
    }
  });

  test('through a service that is away: it is said, and the other ways are open', async () => {
    const response = await visitor.get('/ansatt/inngang/borte');
    expect(location(response)).toBe('/ansatt/logg-inn?feil=borte');
    expect(await (await visitor.get(location(response))).text()).toContain(
      'Vi får ikke svar fra innloggingstjenesten',
    );
    expect((await visitor.signIn('nordskjaer')).status).toBe(303);
  });

  test.each(['https://ond.example', '//ond.example', '/ansatt/../../ond'])(
    'to be sent on to %s',
    async (til) => {
      service.be({ sub: 'eikedal-1' });
      const { last } = await signIn(visitor, `?${new URLSearchParams({ til })}`);
      expect(location(last)).toBe('/ansatt/videre?til=%2Fansatt');
    },
  );
});

test('neither the log of the process nor the audit log knows anybody’s address or the client’s secret', () => {
  const said =
    site.site.said.join('') + JSON.stringify(site.desk.db.prepare('SELECT * FROM audit').all());
  expect(said).not.toContain('@ansatte.example');
  expect(said).not.toContain(SECRET);
});
