import { below, textOf, type XmlNode } from '../../../files/xml-document.ts';
import type { Manifest, ManifestFile } from './manifest.ts';

/** Reads arkivuttrekk.xml (ADDML 8.2/8.3 with `dataObjects`): period, version, files, checksums and counts. */
export function readAddmlManifest(addml: XmlNode, name: string): Manifest {
  const files: ManifestFile[] = [];
  for (const dataObject of below(addml, 'dataObject'))
    for (const group of dataObject.children.filter((child) => child.name === 'properties')) {
      const counts = countsIn(group);
      for (const file of fileProperties(group)) {
        const path = statedIn(property(file, 'name'));
        if (path !== null) files.push({ ...describe(file, path), counts });
      }
    }
  const period = [...below(addml, 'additionalElement')].find(isNamed('archivalPeriod'));
  const info = [...below(addml, 'property')].find(
    (one) => isNamed('type')(one) && property(one, 'version') !== null,
  );
  return {
    name,
    line: period?.line ?? addml.line,
    startDate: period === undefined ? null : statedIn(property(period, 'startDate')),
    endDate: period === undefined ? null : statedIn(property(period, 'endDate')),
    version: info === undefined ? null : statedIn(property(info, 'version')),
    versionLine: info?.line ?? 0,
    files,
  };
}

function describe(file: XmlNode, path: string): Omit<ManifestFile, 'counts'> {
  const checksum = property(file, 'checksum');
  return {
    path,
    line: file.line,
    checksum:
      checksum === null
        ? null
        : {
            algorithm: statedIn(property(checksum, 'algorithm')),
            value: statedIn(property(checksum, 'value')),
          },
    bytes: null,
  };
}

/** `file` properties of one data object: the data file itself and its schemas. */
function* fileProperties(group: XmlNode): Generator<XmlNode> {
  for (const one of group.children) {
    if (isNamed('file')(one)) yield one;
    if (isNamed('schema')(one))
      for (const inner of one.children.filter(({ name }) => name === 'properties'))
        yield* inner.children.filter(isNamed('file'));
  }
}

function countsIn(group: XmlNode): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of below(group, 'property')) {
    if (!isNamed('numberOfOccurrences')(one)) continue;
    const element = textOf(one, 'value');
    const number = statedIn(property(one, 'value'));
    if (element !== null && number !== null && /^\d+$/.test(number))
      counts[element] = Number(number);
  }
  return counts;
}

const isNamed =
  (name: string) =>
  (node: XmlNode): boolean =>
    node.attributes.name === name;

/** The property by that name directly in the node's own `properties`. */
function property(node: XmlNode, name: string): XmlNode | null {
  for (const group of node.children)
    if (group.name === 'properties') {
      const found = group.children.find(isNamed(name));
      if (found !== undefined) return found;
    }
  return null;
}

const statedIn = (node: XmlNode | null): string | null =>
  node === null ? null : textOf(node, 'value');
