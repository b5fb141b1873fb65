import type { Texts } from '../../texts/nb.ts';
import {
  type FormProblem,
  LONGEST_MESSAGE,
  LONGEST_NAME,
  lengthOf,
  type RequestForm,
} from './request-form.ts';

/** A problem of a form as the reader is told it. */
export interface TellableProblem {
  readonly field: string;
  readonly words: string;
}

/** What is wrong with a form, in words, in the order of its fields. */
export function formWords({ typed, problems }: RequestForm, { desk }: Texts): TellableProblem[] {
  const { problem: words } = desk.form;
  const tell = (problem: FormProblem): string => {
    switch (problem.field) {
      case 'epost':
        return words.email[problem.problem];
      case 'navn':
        return words.nameTooLong(LONGEST_NAME);
      case 'nettsted':
        return words.honeypot;
      default: {
        const written = typed.messages.get(problem.field.replace(/^melding-/, '')) ?? '';
        return words.messageTooLong(lengthOf(written), LONGEST_MESSAGE);
      }
    }
  };
  return problems.map((problem) => ({ field: problem.field, words: tell(problem) }));
}
