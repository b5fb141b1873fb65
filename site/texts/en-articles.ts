import type { Article, ArticleContext } from './article.ts';
import type { nbArticles } from './nb-articles.ts';

const write = (at: ArticleContext): string => `[${at.contactEmail}](mailto:${at.contactEmail})`;

const om = (at: ArticleContext): Article => ({
  title: 'About Fellesinnsyn',
  lead: `Fellesinnsyn ${at.region} gathers the public journals of ${at.municipalities === 1 ? 'one municipality' : `${at.municipalities} municipalities`}, so that you can search all of them in one place.`,
  sections: [
    {
      id: 'postjournal',
      heading: 'What is a public journal?',
      blocks: [
        'Norwegian municipalities must keep a journal of the documents they receive, send and lay before their politicians. Everyone has a right to see the journal and to ask for the documents. The right is in section 3 of the Freedom of Information Act (offentleglova).',
        'Each line of the journal is a journal entry. It says what the document is about, who it is from or to, which case it belongs to and when it was recorded.',
        'The journals are in Norwegian, and we never translate them.',
      ],
    },
    {
      id: 'utvalg',
      heading: 'What do you find here, and what not?',
      blocks: [
        'We show what the municipalities have made public themselves, and nothing more. We add nothing and correct nothing in what they have written.',
        [
          'Entries that the municipality has withheld or withdrawn are not shown.',
          'National identity numbers, bank account numbers and private contact details are removed or held back if they stand in the journal by mistake.',
          'Names of private persons follow rules of their own. Read more under [Privacy](/personvern).',
          'You can open a document only when the municipality has published it. Otherwise you [ask the municipality for access](/hjelp#innsyn).',
        ],
        'Where the journals come from, and when they were last fetched, is shown under [Sources and freshness](/kilder).',
      ],
    },
    {
      id: 'ansvar',
      heading: 'Who is behind it?',
      blocks: [
        `${at.contactName} runs the portal. Each municipality is responsible for its own journal, and it is the municipality that decides on requests for access.`,
        `Is something wrong, or should it have been withheld? Tell the municipality, and us at ${write(at)}. When the municipality corrects or withdraws an entry, it is corrected or gone here at the next fetch.`,
        'The program behind Fellesinnsyn is free software. Other regions can use it, and everyone can see how it works.',
      ],
    },
  ],
});

const personvern = (at: ArticleContext): Article => ({
  title: 'Privacy',
  lead: 'What we do with names in the journals, what we know about you who use the portal, and whom you can write to.',
  sections: [
    {
      id: 'navn',
      heading: 'Names in the journals',
      blocks: [
        'Public journals can hold the names of people who have written to the municipality or had letters from it. We follow these rules:',
        [
          'Once a journal entry is more than a year old, names of private persons give no hits in the search, and the name is not shown on the page.',
          'If the date is missing, we treat the entry as old.',
          'Lists, search results and other collected views never hold names of private persons.',
          'The pages of entries and cases are marked so that search engines should leave them alone.',
        ],
        'The one-year rule is our practice, not a duty the law lays on municipalities. For state bodies such a rule is adopted in section 6 of the regulations (offentlegforskrifta), but the section is not in force. We follow it all the same, for all sources, because a name in an old letter should not follow someone for ever.',
        'Names of companies, associations and public bodies are not names of persons, and are shown as they stand.',
      ],
    },
    {
      id: 'kriterier',
      heading: 'What is published, and why',
      blocks: [
        'Section 7 of the regulations (offentlegforskrifta) says what must not be published on the internet, and that whoever publishes must say how the selection is made. Ours is made like this:',
        [
          'We fetch journals only from municipalities that have agreed to it.',
          'We show only fields that the municipality itself has published. Fields we do not know are not shown.',
          'We look for national identity numbers, D numbers, bank account numbers, private e-mail addresses and telephone numbers before anything is shown. What we find is hidden, or the whole entry is held back.',
          'Documents are shown only as links to the municipality’s own publication.',
        ],
        'The basis for showing the journals onwards is section 7 of offentleglova and article 6 of the GDPR.',
      ],
    },
    {
      id: 'feil',
      heading: 'Is there something about you that should not be here?',
      blocks: [
        `Write to the municipality, which can withhold the information at the source, or to us at ${write(at)}. Give the address of the page. We remove what clearly should not be public as soon as we see it.`,
        'When something is removed, all that remains is that there has been a journal entry, when it was removed and which municipality it came from. We do not keep the content.',
        'You can also complain to [Datatilsynet, the Norwegian Data Protection Authority](https://www.datatilsynet.no/om-datatilsynet/kontakt-oss/).',
      ],
    },
    {
      id: 'besokende',
      heading: 'What we know about you who use the portal',
      blocks: [
        [
          'We use no tools that measure or track you.',
          `If you put something in the cart, you get one cookie that keeps your cart together. It does not say who you are. The cart is deleted ${at.retention.cartDays} days after you last used it.`,
          'Everything on the pages comes from our own server. Nobody else learns that you are here.',
          'We do not store what you search for.',
          'When you follow a link to a document, you go to the municipality’s website. Its rules apply there.',
        ],
      ],
    },
    {
      id: 'krav',
      heading: 'When you send a request from here',
      blocks: [
        'You give an e-mail address and nothing more. Name and message are optional. We use what you give to send the request and to show you how it goes, and for nothing else.',
        [
          'The municipality you ask gets the address, and the name if you wrote it. It answers you directly. We do not see the answer and never store it.',
          `If you do not confirm the request, we delete it and your address after ${at.retention.unverifiedHours} hours.`,
          `${at.retention.requesterDays} days after the request is finished, we erase the address, the name and what you have written. If we hear nothing more, we count the request as finished after ${at.retention.silentDays} days. Which journal entries it was about stays as numbers, with nothing that points to you.`,
          'On the page of your request you can download all we have about it, and erase your data whenever you like.',
          'To stop abuse we count how many requests come from the same network. We store the network address only as a code, and the key to the code is deleted after two days.',
          'Your address never stands in logs or web addresses.',
        ],
        'The basis is the General Data Protection Regulation article 6 no. 1 letter e: to help you use the right of access.',
      ],
    },
  ],
});

const hjelp = (at: ArticleContext): Article => ({
  title: 'Help',
  lead: 'Short answers on how to search, what the words mean and how to ask for access.',
  sections: [
    {
      id: 'sok',
      heading: 'How to search',
      blocks: [
        [
          'Write one or more words in Norwegian. You get the journal entries that have all the words.',
          'Put quotation marks around words that belong together: "ny brannstasjon".',
          'Put a minus before a word you do not want: skole -bygg.',
          'Write the case number to go straight to the case: 2024/1234.',
          'Write the property number to find a property: gnr 12 bnr 3.',
          'Choose municipality, type, year or dates in the filters. You can choose several in the same group.',
        ],
        'Every search has its own address. Keep it as a bookmark, or send it to someone.',
        'If you have a keyboard, you can press / to go to the search box.',
      ],
    },
    {
      id: 'ord',
      heading: 'What the words mean',
      blocks: [
        [
          'Journal entry (journalpost): one line of the journal, that is one recorded document with any attachments.',
          'Case (sak): a collection of entries about the same thing. All have the same case number.',
          'Daily list (postliste): everything the municipality entered in its journal on one day.',
          'Journal date: the day the municipality recorded the document.',
          'Received and sent: whether the document came to the municipality or went out from it.',
          'Case for decision (saksframlegg): a proposal laid before the politicians.',
          'Withheld (skjermet): the municipality has exempted something from public access and names a provision of law.',
          'Can be read now: the municipality has published at least one of the documents, and you can open it.',
        ],
      ],
    },
    {
      id: 'innsyn',
      heading: 'How to ask for access',
      blocks: [
        'Everyone can ask for access. You need not say who you are, and you need not give a reason.',
        [
          'Find the journal entry and choose “Add to cart”. You can collect from several municipalities, add whole cases or all hits of a search, and ask in your own words for something that is not in the journal.',
          'Go to the cart, write your e-mail address and review the request. You need not give a name.',
          'Open the e-mail you get, and press “Confirm and send”. Each municipality then gets a request of its own, and you get a receipt with a link to a page where you see how it goes.',
          'If you would rather write yourself, the e-mail address is on the page of the entry and on the page of the municipality.',
          'The municipality must answer without undue delay. It must consider the request anew, also when the document is marked as withheld.',
          'A refusal must be in writing and name the provision of law. Within three weeks you can ask for more detailed reasons.',
          'If you are refused, or have no answer within five working days, you can appeal. You send the appeal to the municipality, and Statsforvalteren (the County Governor) decides it.',
        ],
      ],
    },
    {
      id: 'mangler',
      heading: 'Why do I not find it?',
      blocks: [
        [
          'The municipality may not be connected yet. See [Sources and freshness](/kilder).',
          'The document may be recorded but not published. Many municipalities wait a couple of days.',
          'Names of private persons give no hits once the entry is more than a year old.',
          'The municipality may have withdrawn the entry.',
        ],
        `If you still do not find it, ask the municipality, or write to us at ${write(at)}.`,
      ],
    },
  ],
});

const tilgjengelighet = (at: ArticleContext): Article => ({
  title: 'Accessibility statement',
  lead: 'Everyone should be able to use Fellesinnsyn. Here is what we have done, what we know is not good enough, and how to tell us.',
  sections: [
    {
      id: 'status',
      heading: 'What we have done',
      blocks: [
        'The portal is built to WCAG 2.2 level AA. The law demands WCAG 2.1 levels A and AA of public websites.',
        [
          'All pages work with a keyboard alone, and you always see where you are.',
          'All pages work without JavaScript.',
          'The text can be enlarged to 400 per cent without scrolling sideways.',
          'The pages follow your settings for light and dark, high contrast and less motion.',
          'Every page is tried with automatic tests, in all languages, light and dark, on wide and narrow screens, before it is published.',
        ],
      ],
    },
    {
      id: 'mangler',
      heading: 'What we know is not good enough',
      blocks: [
        [
          'Automatic tests find only some of the faults. The portal has not yet been tried by a group of users with disabilities.',
          'The documents you open are at the municipalities and are made there. Some are scanned and cannot be read by a screen reader. Ask the municipality for a version you can use.',
          'Titles and other texts of the journals are shown as the municipality wrote them, with abbreviations and technical terms.',
          'South Sámi is not translated yet. Where a text is missing, it stands in Norwegian (bokmål) and is marked as such for screen readers.',
        ],
      ],
    },
    {
      id: 'si-fra',
      heading: 'Tell us',
      blocks: [
        `Is there something you cannot do? Write to ${write(at)}, and tell us which page it is and what you used. ${at.contactName} answers for the portal.`,
        'If you are not satisfied with the answer, you can write to [Uutilsynet, the authority for universal design of ICT](https://www.uutilsynet.no/).',
      ],
    },
  ],
});

export const enArticles: typeof nbArticles = { om, personvern, hjelp, tilgjengelighet };
