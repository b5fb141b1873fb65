import type { APIRoute } from 'astro';
import { MANIFEST, readManifest } from '../../../oai/dump-files.ts';
import { staleDumps } from '../../../oai/keep-dumps.ts';
import { serveDump, serveManifest } from '../../../oai/serve-dump.ts';
import { busy } from '../../../oai/serve-oai.ts';

/** Files of the nightly dumps, and `manifest.json`, which names them. */
export const GET: APIRoute = ({ params, request, locals: { portal } }) => {
  if (portal === undefined) return busy(10);
  const { feed } = portal.archive;
  const { dumpFolder: folder } = portal;
  return params.file === MANIFEST
    ? serveManifest(readManifest(folder), staleDumps({ folder, feed }))
    : serveDump(folder, feed, params.file ?? '', request);
};
