import { type DeadlineTexts, documentList } from './nb.ts';

export const enDeadline: DeadlineTexts = {
  calendar: {
    summary: (municipality) => `Has ${municipality} answered your request?`,
    description: ({ municipality, url }) =>
      `Five working days have passed since ${municipality} got your request. If you have no answer, you can appeal (Freedom of Information Act § 32). A ready text is here:\n${url}`,
  },
  reasons: ({ municipality, date, reference, documents }) => ({
    subject: `Request for reasons for a refusal of access (reference ${reference})`,
    text: `To ${municipality}

On ${date} I asked for access to documents (reference ${reference}), and was refused.

${documentList('The refusal concerns:', documents)}I ask for more detailed reasons for the refusal, under the Freedom of Information Act (offentleglova) § 31 second paragraph. The reasons are to be in writing, to mention the main considerations behind the refusal, and to come as soon as possible and no later than ten working days after you got this request.

Please also consider whether the documents can be given out in full or in part all the same (offentleglova § 11).

Kind regards
`,
  }),
  complaintRefused: ({ municipality, date, reference, documents, authority }) => ({
    subject: `Appeal against a refusal of access (reference ${reference})`,
    text: `To ${municipality}

On ${date} I asked for access to documents (reference ${reference}), and was refused. I appeal against the refusal, under the Freedom of Information Act (offentleglova) § 32.

${documentList('The appeal concerns:', documents)}Please consider the matter again, and whether the documents can be given out in full or in part all the same (offentleglova § 11). If you do not give me access, please send the appeal on to ${authority} as soon as possible.

Kind regards
`,
  }),
  complaintNoAnswer: ({ municipality, date, reference, documents, authority }) => ({
    subject: `Appeal: no answer to a request for access (reference ${reference})`,
    text: `To ${municipality}

On ${date} I asked for access to documents (reference ${reference}), and have had no answer. More than five working days have passed. The request then counts as refused, and I appeal, under the Freedom of Information Act (offentleglova) § 32 third paragraph.

${documentList('The appeal concerns:', documents)}Please deal with my request now. If you do not give me access, please send the appeal on to ${authority} as soon as possible.

Kind regards
`,
  }),
};
