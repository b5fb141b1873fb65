/** What the spellings of one mail address have in common: limits count by it. Case tells mailboxes apart on paper only. */
export const sameAddress = (address: string): string => address.toLowerCase();
