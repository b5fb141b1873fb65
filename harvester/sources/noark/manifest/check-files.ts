import { SourceChangedShape } from '../../../errors.ts';
import type { DeliveredFile } from '../../../files/delivered-file.ts';
import { fitsWithOtherLineEnds } from '../../../files/line-ends.ts';
import { memberName } from '../../../files/member-name.ts';
import { type Survey, survey } from '../../../files/survey.ts';
import type { SourceEvent } from '../../source.ts';
import { hashName, type Manifest, type ManifestFile } from './manifest.ts';

/** Surveys of files already read for checking, so that none is read twice for it. */
export type Surveys = Map<DeliveredFile, Survey>;

/**
 * Holds the manifest against the files that are there: each must exist, and size and checksum must agree. Every disagreement is a
 * remark with numbers. Throws SourceChangedShape for the checksum of a data file that fails, unless `acceptMismatch`; line ends
 * that a transfer program changed are told apart from that.
 */
export async function* checkFiles(
  manifest: Manifest,
  files: readonly DeliveredFile[],
  surveys: Surveys,
  acceptMismatch: boolean,
): AsyncGenerator<SourceEvent> {
  const folder = manifest.name.slice(0, manifest.name.lastIndexOf('/') + 1);
  for (const stated of manifest.files) {
    const remark = (code: string, more: Record<string, string | number> = {}): SourceEvent => ({
      kind: 'remark',
      code,
      detail: {
        file: manifest.name,
        line: stated.line,
        element: stated.path.slice(0, 200),
        ...more,
      },
    });
    const found = locate(stated.path, folder, files);
    if (found === null) {
      yield remark('manifest_file_missing');
      continue;
    }
    const algorithm = stated.checksum?.algorithm ?? null;
    const value = stated.checksum?.value ?? null;
    const hash = algorithm === null ? null : hashName(algorithm);
    if (algorithm === null || value === null) yield remark('manifest_checksum_missing');
    else if (hash === null) yield remark('manifest_algorithm_unknown');
    const facts = await surveyOnce(found, hash, surveys);
    if (stated.bytes !== null && stated.bytes !== facts.bytes)
      yield remark('manifest_size_differs', { stated: stated.bytes, found: facts.bytes });
    if (hash === null || value === null) continue;
    if (facts.checksums[hash] === value.trim().toLowerCase()) continue;
    if (await fitsWithOtherLineEnds(found.open(), hash, value.trim().toLowerCase())) {
      yield remark('manifest_line_ends_changed', { algorithm: hash });
      continue;
    }
    yield remark('manifest_checksum_differs', { algorithm: hash });
    // schemas are not read, so theirs stops nothing
    if (!acceptMismatch && !/\.(?:xsd|dtd)$/i.test(found.name))
      throw new SourceChangedShape(
        `${manifest.name}, line ${stated.line}: the ${hash} checksum of ${found.name} does not fit the file, so the package ` +
          'may have been changed on its way. Ask for a new one, or set acceptChecksumMismatch when that is known to be right.',
      );
  }
}

async function surveyOnce(
  file: DeliveredFile,
  hash: string | null,
  surveys: Surveys,
): Promise<Survey> {
  const known = surveys.get(file);
  if (known !== undefined && (hash === null || known.checksums[hash] !== undefined)) return known;
  const facts = await survey(file.open(), hash === null ? [] : [hash]);
  surveys.set(file, facts);
  return facts;
}

/** The file a manifest means: beside the manifest, else by the end of its path; names may differ in case. */
export function locate(
  path: string,
  folder: string,
  files: readonly DeliveredFile[],
): DeliveredFile | null {
  const wanted = memberName(path)?.toLowerCase();
  if (wanted === undefined) return null;
  const beside = `${folder}${wanted}`.toLowerCase();
  return (
    files.find(({ name }) => name.toLowerCase() === beside) ??
    files.find(({ name }) => name.toLowerCase().endsWith(`/${wanted}`)) ??
    null
  );
}

/** The manifest's line on this file; null: none. */
export const lineOn = (
  manifest: Manifest,
  file: DeliveredFile,
  files: readonly DeliveredFile[],
): ManifestFile | null => {
  const folder = manifest.name.slice(0, manifest.name.lastIndexOf('/') + 1);
  return manifest.files.find(({ path }) => locate(path, folder, files) === file) ?? null;
};

/** Only the manifest's lines on these files; METS lists every document of a package, and only what is read is checked. */
export function restrictTo(manifest: Manifest, files: readonly DeliveredFile[]): Manifest {
  const byPath = new Map<string, ManifestFile>();
  for (const line of manifest.files) {
    const path = memberName(line.path);
    if (path !== null) byPath.set(path.toLowerCase(), line);
  }
  const lines = files.flatMap(({ name }) => {
    const parts = name.toLowerCase().split('/');
    for (let from = 0; from < parts.length; from++) {
      const line = byPath.get(parts.slice(from).join('/'));
      if (line !== undefined) return [line];
    }
    return [];
  });
  return { ...manifest, files: lines };
}
