import type { Language } from '../../harvester/config/config.ts';
import { en } from './en.ts';
import { type Format, formats } from './format.ts';
import { markFallback } from './mark-fallback.ts';
import { nb, type Texts } from './nb.ts';
import { nn } from './nn.ts';
import { sma } from './sma.ts';
import { complete, type Translation } from './translation.ts';

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  nb: 'Bokmål',
  nn: 'Nynorsk',
  en: 'English',
  sma: 'Åarjelsaemien',
};

/** The language the words of a journal are in: Norwegian, which of the two nobody has said. They are never translated. */
export const JOURNAL_LANGUAGE = 'no';

const translations: Readonly<Record<Language, Translation<Texts>>> = { nb, nn, en, sma };

const inEvery = <Value>(
  make: (language: Language) => Value,
): Readonly<Record<Language, Value>> => ({
  nb: make('nb'),
  nn: make('nn'),
  en: make('en'),
  sma: make('sma'),
});

const plain = inEvery((language) => complete<Texts>(translations[language], nb, (text) => text));
const forPages = inEvery((language) => complete<Texts>(translations[language], nb, markFallback));
const formatsForPages = inEvery((language) =>
  formats[language].language === language
    ? formats[language]
    : { ...formats[language], ...markedWords(formats[language]) },
);

/** The texts of a language for letters and other plain text. */
export const textsOf = (language: Language): Texts => plain[language];

/** The texts of a language for pages: those that stand in for a missing one are marked, see `language-of-fallback.ts`. */
export const pageTextsOf = (language: Language): Texts => forPages[language];

/** How a language writes dates and numbers, for letters and other plain text. */
export const formatOf = (language: Language): Format => formats[language];

/** How a language writes dates and numbers on pages: words in another language are marked. */
export const pageFormatOf = (language: Language): Format => formatsForPages[language];

function markedWords(format: Format): Partial<Format> {
  const { date, fullDate, month, moment, shortMonth, weekdays } = format;
  return markFallback({ date, fullDate, month, moment, shortMonth, weekdays });
}
