import type { APIRoute } from 'astro';
import { conditional } from '../data/conditional.ts';
import { portalOf } from '../portal.ts';
import { sitemap } from '../sitemap.ts';

/** For search engines: the pages they may keep. */
export const GET: APIRoute = ({ request, locals }) =>
  conditional(request, sitemap(portalOf(locals)), {
    contentType: 'application/xml; charset=utf-8',
    keep: 'an-hour',
  });
