import { PREFIXES, type Term, type Triple } from './dataset.ts';

/** Triples as Turtle, subject by subject. */
export function turtle(triples: readonly Triple[]): string {
  const prefixes = Object.entries(PREFIXES).map(([name, iri]) => `@prefix ${name}: <${iri}> .`);
  const subjects = [...Map.groupBy(triples, ([subject]) => subject)].map(([subject, about]) => {
    const facts = about.map(([, predicate, object]) => `  ${short(predicate)} ${term(object)}`);
    return `<${subject}>\n${facts.join(' ;\n')} .`;
  });
  return `${[...prefixes, '', ...subjects].join('\n')}\n`;
}

/** The same triples as JSON-LD, expanded: no context to be fetched. */
export function jsonLd(triples: readonly Triple[]): readonly Readonly<Record<string, unknown>>[] {
  return [...Map.groupBy(triples, ([subject]) => subject)].map(([subject, about]) => ({
    '@id': subject,
    ...Object.fromEntries(
      [...Map.groupBy(about, ([, predicate]) => predicate)].map(([predicate, facts]) =>
        predicate === `${PREFIXES.rdf}type`
          ? ['@type', facts.flatMap(([, , object]) => ('iri' in object ? object.iri : []))]
          : [predicate, facts.map(([, , object]) => value(object))],
      ),
    ),
  }));
}

function short(iri: string): string {
  for (const [name, base] of Object.entries(PREFIXES))
    if (iri.startsWith(base)) return `${name}:${iri.slice(base.length)}`;
  return `<${iri}>`;
}

function term(object: Term): string {
  if ('iri' in object) return `<${encodeURI(decodeURI(object.iri))}>`;
  const text = JSON.stringify(object.text);
  if (object.language !== undefined) return `${text}@${object.language}`;
  return object.type === undefined ? text : `${text}^^${short(object.type)}`;
}

function value(object: Term): Readonly<Record<string, string>> {
  if ('iri' in object) return { '@id': object.iri };
  return {
    '@value': object.text,
    ...(object.language === undefined ? {} : { '@language': object.language }),
    ...(object.type === undefined ? {} : { '@type': object.type }),
  };
}
