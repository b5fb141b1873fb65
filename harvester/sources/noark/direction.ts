import type { Journalposttype, Korrespondansepart } from '../../record/journalpost.ts';

/**
 * Direction inferred from the parties, for formats without journalposttype (noark.md §1.2): any outside sender means
 * incoming, else any outside recipient means outgoing. Only inside parties: N and X cannot be told apart, and a
 * saksframlegg cannot be recognised, so nothing is said.
 */
export function inferDirection(
  parties: readonly Pick<Korrespondansepart, 'korrespondanseparttype'>[],
): Journalposttype {
  let outgoing = false;
  for (const { korrespondanseparttype: type } of parties) {
    if (type === 'avsender' || type === 'medavsender') return 'I';
    if (type === 'mottaker' || type === 'kopimottaker' || type === 'gruppemottaker')
      outgoing = true;
  }
  return outgoing ? 'U' : 'ukjent';
}
