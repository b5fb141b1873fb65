import { join } from 'node:path';

/** Where the desk (carts, requests, mails, staff) lies in a data folder. Unlike the archive it cannot be made again: back it up. */
export const deskFile = (dataDirectory: string): string => join(dataDirectory, 'desk.sqlite');
