import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveFile } from '../../harvester/archive-file.ts';
import { deskFile } from '../../harvester/config/desk-file.ts';
import { DEMO_CONFIG } from '../../harvester/config/region-file.ts';
import { openArchive } from '../../harvester/store/open-archive.ts';
import { freePort, startBuiltSite, untilAnswers } from '../support/built-site.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fellesinnsyn-not-ready-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = () => ({ FELLESINNSYN_DATA: folder, FELLESINNSYN_CONFIG: DEMO_CONFIG });

test('before anything is harvested every page says so, and works as soon as there is an archive', async () => {
  await using site = startBuiltSite(await freePort(), settings());
  await untilAnswers(site, '/', 503);
  const page = await (await fetch(`${site.origin}/sok?q=skole`)).text();
  expect(page).toContain('Portalen er ikke klar ennå');
  expect((await fetch(`${site.origin}/health`)).status).toBe(503);
  expect((await fetch(`${site.origin}/robots.txt`)).status).toBe(200);
  openArchive(archiveFile(folder))[Symbol.dispose]();
  await untilAnswers(site, '/', 200);
});

test('while the search engine is down only searching is', async () => {
  openArchive(archiveFile(folder))[Symbol.dispose]();
  const meilisearch = `http://127.0.0.1:${await freePort()}`;
  await using site = startBuiltSite(await freePort(), { ...settings(), MEILI_URL: meilisearch });
  await untilAnswers(site, '/', 200);
  await untilAnswers(site, '/kommune/nordskjaer', 200);
  const answer = await fetch(`${site.origin}/sok?q=skole`);
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('Søket svarer ikke akkurat nå');
  expect((await fetch(`${site.origin}/health`)).status).toBe(503);
});

test('while the desk cannot be opened reading goes on, and cart and request pages say so', async () => {
  openArchive(archiveFile(folder))[Symbol.dispose]();
  writeFileSync(
    deskFile(folder),
    'this is no database, and longer than the header of one would be'.repeat(9),
  );
  await using site = startBuiltSite(await freePort(), settings());
  await untilAnswers(site, '/', 200);
  for (const path of [
    '/kurv',
    '/kurv/tekst',
    '/kurv/flytt',
    '/innsyn/nytt',
    '/innsyn/bekreft/x',
    '/innsyn/x',
  ]) {
    const answer = await fetch(site.origin + path);
    expect(answer.status, path).toBe(503);
    const page = await answer.text();
    expect(page, path).toContain('Kurven svarer ikke akkurat nå');
    expect(page, path).toContain('mailto:postmottak@nordskjaer.example');
  }
  for (const path of ['/sok', '/kommune/nordskjaer', '/hjelp'])
    expect((await fetch(site.origin + path)).status, path).toBe(200);
});

test('where requests are closed nothing offers a cart, and the address of the municipality is told', async () => {
  openArchive(archiveFile(folder))[Symbol.dispose]();
  const config = join(folder, 'stengt.yaml');
  writeFileSync(config, `${readFileSync(DEMO_CONFIG, 'utf8')}\nrequests: { enabled: false }\n`);
  await using site = startBuiltSite(await freePort(), {
    ...settings(),
    FELLESINNSYN_CONFIG: config,
  });
  await untilAnswers(site, '/', 200);
  const municipality = await (await fetch(`${site.origin}/kommune/nordskjaer`)).text();
  expect(municipality).toContain('mailto:postmottak@nordskjaer.example');
  expect(municipality).not.toContain('href="/kurv');
  const cart = await fetch(`${site.origin}/kurv`);
  expect(cart.status).toBe(503);
  expect(await cart.text()).toContain('Innsynskrav er stengt');
});

test('a region file that is wrong is told in the log, and the pages say they are not ready', async () => {
  await using site = startBuiltSite(await freePort(), {
    ...settings(),
    FELLESINNSYN_CONFIG: join(folder, 'mangler.yaml'),
  });
  await untilAnswers(site, '/', 503);
  expect(site.said.join('')).toContain('mangler.yaml');
});

test('when the archive breaks under it, a page says that something went wrong, without saying what', async () => {
  openArchive(archiveFile(folder))[Symbol.dispose]();
  await using site = startBuiltSite(await freePort(), settings());
  await untilAnswers(site, '/', 200);
  const db = new DatabaseSync(archiveFile(folder));
  db.exec('PRAGMA foreign_keys = OFF; DROP TABLE entries');
  db.close();
  const answer = await fetch(`${site.origin}/post/ukjent`);
  expect(answer.status).toBe(500);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
  const page = await answer.text();
  expect(page).toContain('Noe gikk galt hos oss');
  expect(page).not.toMatch(/no such table|sqlite|\bat .*\.ts:\d/i);
});
