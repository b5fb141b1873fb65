import { join } from 'node:path';

/** Where the archive lies in a data folder. */
export const archiveFile = (dataDirectory: string): string => join(dataDirectory, 'archive.sqlite');
