import type { nbHjemler } from './nb-hjemler.ts';

/** Two plain sentences per legal basis in offentleglova (LOV-2006-05-19-16), by section number, in English. */
export const enHjemler: typeof nbHjemler = {
  '5': {
    name: 'Access postponed',
    forklart:
      'The municipality is waiting to give access because the case is not fully prepared. Once the reason for waiting is gone, the document should be open to you.',
  },
  '13': {
    name: 'Duty of confidentiality',
    forklart:
      'The document holds information that staff must keep confidential, such as someone’s personal affairs or a company’s trade secrets. The municipality cannot release that information, but you can often get the rest of the document.',
  },
  '14': {
    name: 'Document for internal preparation',
    forklart:
      'The municipality made the document for its own work on the case. Such documents can be withheld, but the municipality must consider showing them all the same.',
  },
  '15': {
    name: 'Advice from outside',
    forklart:
      'The document is advice or an assessment the municipality has obtained for its own preparation of the case. It can be withheld when a sound decision requires it.',
  },
  '16': {
    name: 'Internal document of the municipality',
    forklart:
      'This rule says which internal documents of municipalities you have a right to see. Proposals to the politicians are usually open, while some internal notes are not.',
  },
  '18': {
    name: 'Court case',
    forklart:
      'The document was made because the municipality is, or may become, a party to a court case. It can be withheld so that the municipality is not weakened in court.',
  },
  '19': {
    name: 'Consultations with the Sámi Parliament',
    forklart:
      'The document was exchanged in talks between the authorities and the Sámi Parliament or Sámi organisations. It can be withheld while the talks are under way.',
  },
  '20': {
    name: 'Relations with other countries',
    forklart:
      'The information could harm relations with other countries or international organisations. You can still ask for the rest of the document.',
  },
  '21': {
    name: 'Defence and security',
    forklart:
      'The information could harm the defence or security of the country. Examples are emergency plans and vulnerable installations.',
  },
  '22': {
    name: 'Budget proposal',
    forklart:
      'The document was made in the work on the national budget. Such drafts can be withheld.',
  },
  '23': {
    name: 'Negotiations, tenders and the municipality’s finances',
    forklart:
      'Access now could weaken the municipality in negotiations, in a tender or in pay and staff matters. Once the negotiations are over or the supplier is chosen, you can often see the document.',
  },
  '24': {
    name: 'Inspections and offences',
    forklart:
      'Access could spoil an inspection, or the document reports a possible offence. The person who reports must also be protected.',
  },
  '25': {
    name: 'Appointment of staff',
    forklart:
      'The document belongs to a case about hiring or promotion. The list of applicants is public as a rule, but applications and assessments can be withheld.',
  },
  '26': {
    name: 'Exams, pictures and national identity numbers',
    forklart:
      'The document holds information with special protection, such as exam answers, pictures in registers of persons or national identity numbers. You can still ask for the rest of the document.',
  },
};
