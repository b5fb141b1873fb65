import type { Language, Municipality } from '../../../harvester/config/config.ts';
import { enDeadline } from '../../texts/deadline/en.ts';
import { type DeadlineTexts, type Letter, nbDeadline } from '../../texts/deadline/nb.ts';
import { nnDeadline } from '../../texts/deadline/nn.ts';
import { dayInOslo, formats } from '../../texts/format.ts';
import { oneLine } from '../mail/safe-text.ts';
import { complaintAuthority } from './complaint-authority.ts';

export type { Letter } from '../../texts/deadline/nb.ts';

/** What a requester may need to write to one municipality after the request. */
export interface ReadyLetters {
  /** Asks for reasons after a refusal: within three weeks of it (offentleglova § 31). */
  readonly reasons: Letter;
  readonly complaintRefused: Letter;
  readonly complaintNoAnswer: Letter;
}

export interface LettersAbout {
  readonly municipality: Municipality;
  /** The municipality's name as it is written to, e.g. `Nordskjær kommune`. */
  readonly municipalityName: string;
  readonly reference: string;
  /** UTC. */
  readonly orderedAt: string;
  /** One line per document, e.g. `2026/104-2 Søknad om oppføring av naust`. */
  readonly documents: readonly string[];
}

/** The words of a language; South Sámi has none of its own, and letters to authorities are not translated by guessing. */
const TEXTS: Readonly<Record<Language, DeadlineTexts>> = {
  nb: nbDeadline,
  nn: nnDeadline,
  en: enDeadline,
  sma: nbDeadline,
};

export const deadlineTexts = (language: Language): DeadlineTexts => TEXTS[language];

/** The letters, ready to send to the municipality's address for requests, in the requester's language. */
export function readyLetters(about: LettersAbout, language: Language): ReadyLetters {
  const facts = {
    municipality: about.municipalityName,
    date: formats[language].date(dayInOslo(new Date(about.orderedAt))),
    reference: about.reference,
    documents: about.documents.map(oneLine),
    authority: complaintAuthority(about.municipality, language).name,
  };
  const { reasons, complaintRefused, complaintNoAnswer } = TEXTS[language];
  return {
    reasons: reasons(facts),
    complaintRefused: complaintRefused(facts),
    complaintNoAnswer: complaintNoAnswer(facts),
  };
}
