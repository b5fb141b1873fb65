import { relative } from 'node:path';
import node from '@astrojs/node';
import { defineConfig, fontProviders } from 'astro/config';

const publicHost = process.env.FELLESINNSYN_PUBLIC_HOST;

/**
 * The built pages use harvester/, indexer/ and site/desk/ as they lie in the package, unbundled: they read word lists and
 * migrations that stand beside them, load parts when needed, and are the same modules the other processes run. A name from
 * `imports` in package.json finds them wherever a chunk ends up.
 */
const rooms = {
  name: 'rooms-stay-outside',
  enforce: 'pre',
  applyToEnvironment: (environment) => environment.name !== 'client',
  async resolveId(source, importer, options) {
    if (!source.startsWith('.') || importer === undefined) return null;
    const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
    const inside =
      resolved !== null &&
      /^(harvester|indexer|site\/desk)\//.test(relative(import.meta.dirname, resolved.id));
    return inside ? { id: `#${relative(import.meta.dirname, resolved.id)}`, external: true } : null;
  },
};

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  output: 'server',
  trailingSlash: 'never',
  adapter: node({ mode: 'standalone', bodySizeLimit: 4_000_000 }),
  session: false,
  // 'jsx' (the default in Astro 7) drops the blank between inline elements on separate lines.
  compressHTML: true,
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  vite: { plugins: [rooms] },
  security: {
    // site/same-origin.ts does it, because harvesters may post to /oai from anywhere, and mail programs stop subscriptions.
    checkOrigin: false,
    allowedDomains: publicHost ? [{ hostname: publicHost }] : [],
    csp: {
      directives: [
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
      ],
    },
  },
  // `optional`: a page never shifts when the font comes; a first visit on a slow line is read in the reader's own.
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Inter',
      cssVariable: '--font-inter',
      options: {
        variants: [
          {
            weight: '100 900',
            style: 'normal',
            display: 'optional',
            src: ['./node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
          },
          {
            weight: '100 900',
            style: 'normal',
            display: 'optional',
            src: [
              './node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
            ],
            unicodeRange: ['U+0100-02FF', 'U+1E00-1EFF'],
          },
        ],
      },
    },
  ],
});
