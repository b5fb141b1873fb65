/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Absent while the archive or the index cannot be opened. */
    portal?: import('./portal.ts').Portal;
    text: import('./texts/nb.ts').Texts;
    format: import('./texts/format.ts').Format;
  }
}
