import type { APIRoute } from 'astro';

/** For monitors: 200 when archive and index can be read, 503 otherwise. Counts only. */
export const GET: APIRoute = async ({ locals: { portal } }) => {
  if (portal === undefined) return Response.json({ status: 'unavailable' }, { status: 503 });
  try {
    const index = await portal.indexStatus();
    return Response.json({ status: 'ok', archive: { seq: portal.archive.lastSeq() }, index });
  } catch {
    return Response.json({ status: 'unavailable' }, { status: 503 });
  }
};
