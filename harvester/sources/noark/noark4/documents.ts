import type { Dokument } from '../../../record/journalpost.ts';
import { readTilknytning } from '../../../record/tilknytning.ts';
import { documentAddress } from '../document-address.ts';
import { restrictionRule } from '../noark5/hold.ts';
import { isOpen } from '../noark5/skjerming.ts';
import type { ReaderContext } from '../reader.ts';
import { checkedNumber } from '../stated-values.ts';
import type { Noark4Facts } from './facts.ts';

/**
 * The documents of an entry (K8.93–95). A public journal lists only documents that may be read, so an address there is an
 * offer, unless the document carries an access code of its own. From unshielded tables a restricted document shows neither
 * title nor archive copy; its public variant (O) is offered.
 */
export function noark4Documents(
  facts: Noark4Facts,
  entry: { readonly restricted: boolean; readonly titleHidden: boolean },
  context: ReaderContext,
): Dokument[] {
  const documents: Dokument[] = [];
  for (const one of facts.dokumenter) {
    const own = one.tgkode !== null && !isOpen(one.tgkode);
    if (own && one.tgkode !== null && restrictionRule(one.tgkode) !== null) {
      context.intake.masked('dokument');
      continue;
    }
    const screened = own || (!facts.isPublic && (entry.restricted || entry.titleHidden));
    if (screened && one.tittel !== null) context.intake.masked('dokument');
    const offered = one.versjoner.find((version) => isOffered(version, screened)) ?? null;
    const described = offered ?? one.versjoner[0] ?? null;
    documents.push({
      dokumentnummer: one.rnr && checkedNumber(one.rnr.text, one.rnr.name, one.rnr.line, context),
      tilknyttetRegistreringSom: readTilknytning(one.type ?? ''),
      tittel: screened ? null : one.tittel,
      dokumenttype: one.kategori,
      format: described?.format ?? null,
      url: offered === null ? null : documentAddress(offered.filref),
    });
  }
  return documents;
}

function isOffered(
  version: Noark4Facts['dokumenter'][number]['versjoner'][number],
  screened: boolean,
): boolean {
  if (documentAddress(version.filref) === null) return false;
  const variant = (version.variant ?? '').toUpperCase();
  if (variant === 'O') return true;
  const restricted = version.tgkode !== null && !isOpen(version.tgkode);
  return variant === 'A' && !screened && !restricted;
}
