import type { Format } from '../formats/format.ts';
import type { DemoRecord } from '../journal.ts';
import { escapeXml } from '../xml.ts';
import { utcSecond } from './bound.ts';
import { oaiIdentifier, type Repository } from './repository.ts';

export const header = (
  repository: Repository,
  { systemID, type, from, entry }: DemoRecord,
): string =>
  `<header${entry === null ? ' status="deleted"' : ''}>` +
  `<identifier>${escapeXml(oaiIdentifier(repository, systemID))}</identifier>` +
  `<datestamp>${utcSecond(from)}</datestamp><setSpec>journalpost:${type}</setSpec></header>`;

export const record = (repository: Repository, format: Format, one: DemoRecord): string =>
  `<record>${header(repository, one)}${
    one.entry === null ? '' : `<metadata>${format.write(one.entry, repository.place)}</metadata>`
  }</record>`;
