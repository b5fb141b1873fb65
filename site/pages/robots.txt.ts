import type { APIRoute } from 'astro';

/** Journal pages are for people: Datatilsynet asks municipalities to keep journals out of search engines. */
export const GET: APIRoute = () =>
  new Response(
    'User-agent: *\nDisallow: /sok\nDisallow: /post/\nDisallow: /sak/\nDisallow: /kommune/\nDisallow: /ansatt\n',
    {
      headers: {
        'Content-Type': 'text/plain; charset=utf-8',
        'Cache-Control': 'public, max-age=3600',
      },
    },
  );
