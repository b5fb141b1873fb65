import { archiveFile } from '../../harvester/archive-file.ts';
import type { Config } from '../../harvester/config/config.ts';
import { deskFile } from '../../harvester/config/desk-file.ts';
import { openPublicArchive } from '../../harvester/store/open-public-archive.ts';
import { addEntries, makeCart } from '../../site/desk/cart.ts';
import { deskSecret } from '../../site/desk/desk-secret.ts';
import { openDesk } from '../../site/desk/open-desk.ts';
import { confirm } from '../../site/desk/requests/confirm.ts';
import { split } from '../../site/desk/requests/split.ts';
import { submit } from '../../site/desk/requests/submit.ts';
import { askFor, startOrRenew } from '../../site/desk/subscriptions/subscription.ts';
import { subscriptionToken } from '../../site/desk/subscriptions/subscription-mails.ts';
import { signToken, statusToken } from '../../site/desk/token.ts';
import type { SiteUnderTest } from './site-under-test.ts';

/** Puts one request that waits, one that was sent, one filled cart and two followed searches on the desk; tells the addresses their readers have. */
export function plantRequests(config: Config, dataDirectory: string): SiteUnderTest['own'] {
  using archive = openPublicArchive(archiveFile(dataDirectory));
  using desk = openDesk(deskFile(dataDirectory), { mailDomain: 'innsyn.example' });
  const entries = config.municipalities.flatMap(({ number }) => archive.newest(number, 2, 'bulk'));
  const text = { kommunenummer: '9902', text: 'Alle brev om brua over Eikelva i 2019.' };
  const { parts } = split(entries, [text], config);
  const send = (email: string): string => {
    const messages = new Map([['9901', 'Gjerne på papir om det er enklest.']]);
    const request = { email, name: null, language: 'nb' as const, cart: null, reminder: true };
    const sent = submit({ desk, config }, { ...request, parts, messages }, [], '192.0.2.7');
    if (sent.kind !== 'submitted') throw new Error('the request was not taken');
    return sent.id;
  };
  const [waiting, confirmed] = [send('venter@borger.example'), send('sendt@borger.example')];
  confirm({ desk, archive, config }, confirmed);
  const { cart } = desk.transaction(() => {
    const made = makeCart(desk);
    addEntries(desk, made.cart, entries, 10);
    return made;
  });
  const secret = deskSecret(desk);
  const until = new Date(Date.now() + 3_600_000);
  const [waits, runs] = ['naust', 'skole'].map((words) =>
    desk.transaction(() => {
      const asked = { language: 'nb', kind: 'search', what: `?q=${words}` } as const;
      const email = 'folger@borger.example';
      const followed = askFor(desk, { ...asked, email }, archive.lastSeq(), '2026-01-01');
      if (words === 'skole') startOrRenew(desk, followed.id, archive.lastSeq());
      return `/abonner/${subscriptionToken(desk, followed)}`;
    }),
  );
  if (waits === undefined || runs === undefined) throw new Error('two searches are followed');
  return {
    follow: waits,
    followed: runs,
    confirm: `/innsyn/bekreft/${signToken(secret, 'bekreft', waiting, until)}`,
    status: `/innsyn/${statusToken(secret, confirmed)}`,
    move: `/kurv/flytt/${signToken(secret, 'flytt', String(cart), until)}`,
  };
}
