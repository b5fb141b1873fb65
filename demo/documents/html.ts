import { escapeXml } from '../xml.ts';

/** A plain page: the first line as title and heading, the others as paragraphs, then links. */
export function htmlPage(
  lines: readonly string[],
  language: 'nb' | 'nn',
  links: readonly { readonly href: string; readonly text: string }[] = [],
): string {
  const [title = '', ...rest] = lines.map(escapeXml);
  const paragraphs = rest.filter((line) => line !== '').map((line) => `<p>${line}</p>`);
  const items = links.map(
    ({ href, text }) => `<li><a href="${escapeXml(href)}">${escapeXml(text)}</a></li>`,
  );
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>`,
    '<meta name="robots" content="noindex"><meta name="viewport" content="width=device-width">',
    '<style>body{font:1.1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}</style>',
    `</head><body><h1>${title}</h1>`,
    ...paragraphs,
    items.length > 0 ? `<ul>${items.join('')}</ul>` : '',
    '</body></html>\n',
  ].join('\n');
}
