import { below, textOf, type XmlNode } from '../../../files/xml-document.ts';
import { hashName, type Manifest, type ManifestFile } from './manifest.ts';

/**
 * Reads the objects of PREMIS (2 and 3), which stand in a file of their own in a DIAS package or inside METS: size and checksum
 * (fixity) of each file. A path may stand as the place of the content or as the object's identifier, with or without the
 * package's own name before it; each is tried.
 */
export function readPremisManifest(root: XmlNode, name: string): Manifest {
  const files: ManifestFile[] = [];
  for (const object of below(root, 'object')) {
    const facts = object.children.find((child) => child.name === 'objectCharacteristics');
    if (facts === undefined) continue;
    const size = textOf(facts, 'size') ?? '';
    const line = {
      line: object.line,
      checksum: fixityOf(facts),
      bytes: /^\d+$/.test(size) ? Number(size) : null,
      counts: {},
    };
    for (const path of pathsOf(object)) files.push({ path, ...line });
  }
  return {
    name,
    line: root.line,
    startDate: null,
    endDate: null,
    version: null,
    versionLine: 0,
    files,
  };
}

/** True when the document holds PREMIS objects. */
export const holdsPremis = (root: XmlNode): boolean => {
  for (const object of below(root, 'object'))
    if (object.children.some(({ name }) => name === 'objectCharacteristics')) return true;
  return false;
};

/** The first one we can work out, else the first one. */
function fixityOf(facts: XmlNode): ManifestFile['checksum'] {
  const all = facts.children
    .filter(({ name }) => name === 'fixity')
    .map((fixity) => ({
      algorithm: textOf(fixity, 'messageDigestAlgorithm'),
      value: textOf(fixity, 'messageDigest'),
    }));
  return (
    all.find(({ algorithm }) => algorithm !== null && hashName(algorithm) !== null) ??
    all[0] ??
    null
  );
}

function pathsOf(object: XmlNode): string[] {
  const stated = [
    ...[...below(object, 'contentLocation')].map((place) => textOf(place, 'contentLocationValue')),
    ...object.children
      .filter(({ name }) => name === 'objectIdentifier')
      .map((identifier) => textOf(identifier, 'objectIdentifierValue')),
    textOf(object, 'originalName'),
  ];
  const paths = new Set<string>();
  for (const text of stated) {
    if (text === null) continue;
    const path = text.replace(/^file:(?:\/\/)?/, '').replaceAll('\\', '/');
    if (!/\.[A-Za-z0-9]{1,8}$/.test(path)) continue;
    paths.add(path);
    // A bare file name would also fit a file in another folder.
    const inside = path.slice(path.indexOf('/') + 1);
    if (inside.includes('/')) paths.add(inside);
  }
  return [...paths];
}
