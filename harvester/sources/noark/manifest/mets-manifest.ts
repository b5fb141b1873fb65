import { below, type XmlNode } from '../../../files/xml-document.ts';
import type { Manifest, ManifestFile } from './manifest.ts';

/** Reads dias-mets.xml or the info file beside a DIAS package: sizes and checksums of the files in it. */
export function readMetsManifest(mets: XmlNode, name: string): Manifest {
  const files: ManifestFile[] = [];
  for (const file of below(mets, 'file')) {
    const href = file.children.find((child) => child.name === 'FLocat')?.attributes.href;
    if (href === undefined) continue;
    const {
      CHECKSUM: value = null,
      CHECKSUMTYPE: algorithm = null,
      SIZE: size = '',
    } = file.attributes;
    files.push({
      path: decoded(href.replace(/^file:(?:\/\/)?/, '')),
      line: file.line,
      checksum: value === null && algorithm === null ? null : { algorithm, value },
      bytes: /^\d+$/.test(size) ? Number(size) : null,
      counts: {},
    });
  }
  return {
    name,
    line: mets.line,
    startDate: null,
    endDate: null,
    version: null,
    versionLine: 0,
    files,
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
