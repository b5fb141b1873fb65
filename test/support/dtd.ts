import type { XmlNode } from '../../harvester/files/xml-document.ts';

/** Content models of a DTD as regular expressions over the names of the children, each followed by a blank. */
export function readDtd(dtd: string): ReadonlyMap<string, RegExp> {
  const models = new Map<string, RegExp>();
  for (const match of dtd.matchAll(/<!ELEMENT\s+(\S+)\s+([^>]+)>/g)) {
    const [, name = '', model = ''] = match;
    const pattern = model.includes('#PCDATA')
      ? ''
      : model
          .replace(/\s+/g, '')
          .replace(/[A-Za-z][\w.-]*/g, (child) => `(?:${child.replaceAll('.', '\\.')} )`)
          .replaceAll(',', '');
    models.set(name, new RegExp(`^${pattern}$`));
  }
  return models;
}

/** Elements whose children the DTD does not allow, by name and line. */
export function dtdErrors(root: XmlNode, models: ReadonlyMap<string, RegExp>): string[] {
  const errors: string[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const children = node.children.map(({ name }) => `${name} `).join('');
    const model = models.get(node.name);
    if (model === undefined) errors.push(`${node.name} is not declared`);
    else if (!model.test(children)) errors.push(`${node.name}, line ${node.line}: ${children}`);
    waiting.push(...node.children);
  }
  return errors;
}
