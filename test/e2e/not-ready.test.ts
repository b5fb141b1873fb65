import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveFile } from '../../harvester/archive-file.ts';
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
  expect(page).not.toMatch(/no such table|entries|sqlite|at .*\.ts/i);
});
