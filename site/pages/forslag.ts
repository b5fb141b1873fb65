import type { APIRoute } from 'astro';
import { log } from '../../harvester/log.ts';
import { suggestionList } from '../search/suggestion-list.ts';

/** A withdrawal must not be seen in the list for longer than it takes to write a word. */
const SECONDS_KEPT = 30;

/** Suggestions for the search box: `?q=` what is written so far. Nothing to suggest is an empty list. */
export const GET: APIRoute = async ({ locals: { portal, href, text }, url }) => {
  if (portal === undefined) return Response.json({ lines: [], said: '' }, { status: 503 });
  try {
    const found = await portal.suggest(url.searchParams.get('q') ?? '');
    const lines = suggestionList(found, href, text);
    return Response.json(
      { lines, said: text.suggest.said(lines.length) },
      { headers: { 'Cache-Control': `private, max-age=${SECONDS_KEPT}` } },
    );
  } catch (error) {
    log('suggestions-failed', { error: error instanceof Error ? error.name : 'Error' });
    return Response.json({ lines: [], said: '' }, { status: 503 });
  }
};
