import type { APIRoute } from 'astro';
import { LANGUAGES } from '../../harvester/config/config.ts';
import { inLanguage } from '../links.ts';

const KEPT_AWAY = ['/sok', '/post/', '/sak/', '/kommune/', '/kurv', '/innsyn/', '/ansatt'];

/**
 * Journal pages and readers' own pages are for people: Datatilsynet asks municipalities to keep journals out of search engines. Programs that want the
 * entries are welcome at the API, which leaves out the names.
 */
export const GET: APIRoute = ({ locals: { portal } }) => {
  const kept = LANGUAGES.flatMap((language) =>
    KEPT_AWAY.map((path) => `Disallow: ${inLanguage(language, path)}`),
  );
  const map =
    portal === undefined ? [] : ['', `Sitemap: ${portal.config.region.publicUrl}/sitemap.xml`];
  return new Response(`${['User-agent: *', ...kept, ...map].join('\n')}\n`, {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  });
};
