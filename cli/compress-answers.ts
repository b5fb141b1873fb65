import type { Server } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';

/** Below this the header costs more than is won. */
const SMALLEST = 1_024;
// A page is written anew for each reader: half of what the best quality wins, at a tenth of its time.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const GZIP_LEVEL = 6;

/**
 * Answers of the server are compressed with Brotli or gzip for those who accept it, pages, styles and exports alike, as they
 * stream. What is compressed already (fonts, pictures, archives), or says `no-transform`, stays as it is.
 */
export function compressAnswers(server: Server): void {
  const compress = compression({ threshold: SMALLEST, level: GZIP_LEVEL, brotli: BROTLI });
  const answers = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    compress(request, response, () => {
      for (const answer of answers) answer.call(server, request, response);
    });
  });
}
