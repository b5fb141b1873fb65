/** The part of the library that is used here. */
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';
  export default function compression(options?: {
    /** Bytes below which an answer stays as it is. */
    readonly threshold?: number;
    readonly level?: number;
    readonly brotli?: { readonly params: Readonly<Record<number, number>> };
  }): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}
