import { resolve } from 'node:path';

/** Where the program lies: package.json, dist/ and node_modules/. */
export const packageFolder = resolve(import.meta.dirname, '..');
