/** Why somebody comes back from a sign-in service without being signed in, as the address of the sign-in page says it. */
export type ProviderProblem = 'avbrutt' | 'ukjent' | 'borte';

interface Words {
  readonly providerFailed: string;
  readonly providerUnknown: string;
  readonly providerAway: string;
}

/** The words for a code in the address; null for none, and for what is no code. */
export function signInProblem(code: string | null, words: Words): string | null {
  const known: Readonly<Record<ProviderProblem, string>> = {
    avbrutt: words.providerFailed,
    ukjent: words.providerUnknown,
    borte: words.providerAway,
  };
  return Object.entries(known).find(([one]) => one === code)?.[1] ?? null;
}
