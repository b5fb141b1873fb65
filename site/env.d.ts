/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Absent while the archive or the index cannot be opened. */
    portal?: import('./portal.ts').Portal;
    /** The language of the address: `nb` without a prefix. */
    language: import('../harvester/config/config.ts').Language;
    text: import('./texts/nb.ts').Texts;
    format: import('./texts/format.ts').Format;
    /** Makes addresses in the language of this one. */
    href: import('./links.ts').Href;
    /** The reader's cart, and the key that opened it; null: none. */
    cart: import('./desk/reader-cart.ts').ReaderCart;
    cartKey: string | null;
    /** Path and search of this address without the language. */
    here: string;
    /** Who is signed in; set under `/ansatt` only. */
    staff?: import('./desk/staff/staff.ts').Staff;
    /** Why the gate of the staff room let nobody through. */
    staffStop?: 'refused' | 'forged';
  }
}
