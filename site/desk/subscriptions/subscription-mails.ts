import type { PublicEntry } from '../../../harvester/record/public-entry.ts';
import { hrefIn } from '../../links.ts';
import { type Portal, portalIn } from '../../portal.ts';
import { documentReference } from '../../saksnummer.ts';
import { dayInOslo } from '../../texts/format.ts';
import { formatOf, textsOf } from '../../texts/languages.ts';
import { deskSecret } from '../desk-secret.ts';
import type { OutgoingMail } from '../mail/queue.ts';
import type { Desk } from '../open-desk.ts';
import { signToken } from '../token.ts';
import type { Followed } from './subject-of.ts';
import type { Subscription } from './subscription.ts';

const LINK_YEARS = 20;

/** The key to one subscription, in the links of its mails: good for as long as the subscription is there. */
export function subscriptionToken(desk: Desk, { id, createdAt }: Subscription): string {
  const ends = new Date(createdAt);
  ends.setUTCFullYear(ends.getUTCFullYear() + LINK_YEARS);
  return signToken(deskSecret(desk), 'abonner', id, ends);
}

/** Asks whoever owns the address whether the subscription is wanted. The link opens a page; only its button starts anything. */
export function confirmMail(
  desk: Desk,
  portal: Portal,
  subscription: Subscription,
  { name }: Followed,
  hours: number,
): OutgoingMail {
  const words = textsOf(subscription.language).subscribe.mails;
  return letter(subscription, 'verification', `bekreft:${desk.now().toISOString()}`, {
    subject: words.confirmSubject,
    text: words.confirm({ name, link: pageOf(desk, portal, subscription), hours }),
  });
}

/** The day's new entries. `total` may be more than are listed. */
export function digestMail(
  desk: Desk,
  portal: Portal,
  subscription: Subscription,
  { name, link }: Followed,
  { entries, total }: { readonly entries: readonly PublicEntry[]; readonly total: number },
): OutgoingMail {
  const { language, expiresAt } = subscription;
  const text = textsOf(language);
  const format = formatOf(language);
  const words = text.subscribe.mails;
  const { publicUrl } = portal.config.region;
  const { municipalities } = portalIn(portal, language);
  const page = pageOf(desk, portal, subscription);
  return letter(
    subscription,
    'digest',
    dayInOslo(desk.now()),
    {
      subject: words.digestSubject(total, name),
      text: words.digest({
        name,
        entries: entries.map((entry) => ({
          title: entry.offentligTittel ?? text.entry.noTitle,
          facts: [
            municipalities.nameOf(entry.kommunenummer),
            text.journalposttype[entry.journalposttype],
            entry.journaldato === null ? null : format.date(entry.journaldato),
            documentReference(entry),
          ]
            .filter((fact) => fact !== null)
            .join(' · '),
          link: publicUrl + hrefIn(language)('post', entry.id),
        })),
        more: total - entries.length,
        link,
        stop: page,
        expires: expiresAt === null ? '' : format.date(dayInOslo(new Date(expiresAt))),
      }),
    },
    stopHeaders(desk, portal, subscription),
  );
}

/** Says that the subscription ends soon unless it is renewed. */
export function renewalMail(
  desk: Desk,
  portal: Portal,
  subscription: Subscription,
  { name }: Followed,
): OutgoingMail {
  const words = textsOf(subscription.language).subscribe.mails;
  const expires = dayInOslo(new Date(subscription.expiresAt ?? desk.now()));
  return letter(
    subscription,
    'reminder',
    `forny:${expires}`,
    {
      subject: words.renewSubject(name),
      text: words.renew({
        name,
        expires: formatOf(subscription.language).date(expires),
        link: pageOf(desk, portal, subscription),
      }),
    },
    stopHeaders(desk, portal, subscription),
  );
}

const pageOf = (desk: Desk, { config }: Portal, subscription: Subscription): string =>
  config.region.publicUrl +
  hrefIn(subscription.language)('abonner', subscriptionToken(desk, subscription));

/** One click in the mail program stops it (RFC 8058); the address has no language and no page. */
const stopHeaders = (
  desk: Desk,
  { config }: Portal,
  subscription: Subscription,
): Readonly<Record<string, string>> => ({
  'List-Unsubscribe': `<${config.region.publicUrl}/abonner/stopp/${subscriptionToken(desk, subscription)}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

const letter = (
  { id, email, language }: Subscription,
  purpose: OutgoingMail['purpose'],
  key: string,
  words: Pick<OutgoingMail, 'subject' | 'text'>,
  headers: Readonly<Record<string, string>> = {},
): OutgoingMail => ({
  ...words,
  purpose,
  reference: id,
  key: `${id}:${key}`,
  kommunenummer: null,
  to: email,
  replyTo: null,
  language,
  attachments: [],
  headers,
});
