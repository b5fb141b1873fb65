import type { Arkivuttrekk } from '../harvester/record/public-entry.ts';
import type { Fact } from './entry-facts.ts';
import type { Format } from './texts/format.ts';
import type { Texts } from './texts/nb.ts';

/** Where an entry of a closed system comes from, in the order a reader asks; a fact without a value is not shown. */
export function archiveFacts(
  uttrekk: Arkivuttrekk,
  { entry: { uttrekk: words } }: Texts,
  format: Format,
): readonly Fact[] {
  const { uttrekksdato } = uttrekk;
  return [
    { term: words.navn, value: uttrekk.navn },
    { term: words.periode, value: uttrekk.periode },
    { term: words.arkivinstitusjon, value: uttrekk.arkivinstitusjon },
    { term: words.system, value: uttrekk.system },
    { term: words.uttrekksdato, value: uttrekksdato === null ? null : format.date(uttrekksdato) },
    { term: words.produsent, value: uttrekk.produsent },
    { term: words.kartlegging, value: uttrekk.kartlegging, note: words.kartleggingForklart },
  ];
}
