/** Field in which every form of the staff room carries the secret of its session. */
export const FORM_FIELD = 'skjema';
