import { PLAIN_TABLES, type TableNames } from './table-names.ts';

const LOOK_UP = /_[A-Z]{2}$/;
const OWN = /_G$/;

/**
 * Columns of ePhorte and Elements: the Noark 4 name with `_` for the point, then the table its codes are looked up in
 * (`JP_NDOKTYPE_ND`, `AM_ADMID_AI`); the system's own columns end in `_G` (noark.md §3.3). Any case.
 */
export const vendorColumns: TableNames = {
  ...PLAIN_TABLES,
  column(_table, written, wanted) {
    const name = written.toUpperCase().replace('_', '.');
    for (const form of [name, name.replace(OWN, ''), name.replace(LOOK_UP, '')])
      if (wanted.has(form)) return form;
    return null;
  },
  extra: { AVSMOT: ['AM.PERSON'] },
};
