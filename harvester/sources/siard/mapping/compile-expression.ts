import type { EntryContext, Holds, Value } from './entry-context.ts';
import { count } from './entry-context.ts';
import type { Condition, Dates, Expression, Test } from './mapping-schema.ts';
import type { Alias } from './plan.ts';
import { readMappedDate } from './read-date.ts';
import type { MappingPath } from './read-mapping.ts';
import { repairText } from './repair-text.ts';

/** What an expression may refer to, and where its problems go. */
export interface Scope {
  /** The column's place in the alias's staged row; null: reported as a problem already. */
  column(reference: string, path: MappingPath): { alias: Alias; index: number } | null;
  /** Scope inside the children of `alias`; null: reported already. */
  children(alias: string, path: MappingPath): { alias: Alias; scope: Scope } | null;
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly dates: Dates;
  problem(path: MappingPath, message: string): void;
}

const NOTHING: Value = () => null;
/** A pattern works on no more than this, so that a careless one cannot stand still. */
const MAX_MATCHED = 2000;

export function compileExpression(given: Expression, path: MappingPath, scope: Scope): Value {
  const compile = (inner: Expression, ...at: (string | number)[]): Value =>
    compileExpression(inner, [...path, ...at], scope);
  if (typeof given === 'string') {
    const found = scope.column(given, path);
    if (found === null) return NOTHING;
    const { alias, index } = found;
    return (context) => context.column(alias, index);
  }
  if ('const' in given) return () => given.const;
  if ('concat' in given) {
    const parts = given.concat.map((part, i) => compile(part, 'concat', i));
    const separator = given.separator ?? '';
    return (context) => {
      const texts = parts.map((part) => part(context)).filter((text) => !isBlank(text));
      return texts.length === 0 ? null : texts.join(separator);
    };
  }
  if ('coalesce' in given) {
    const parts = given.coalesce.map((part, i) => compile(part, 'coalesce', i));
    return (context) => {
      for (const part of parts) {
        const text = part(context);
        if (!isBlank(text)) return text;
      }
      return null;
    };
  }
  if ('substring' in given) {
    const value = compile(given.substring, 'substring');
    const end = given.length === undefined ? undefined : given.from + given.length;
    return (context) => value(context)?.slice(given.from, end) ?? null;
  }
  if ('match' in given) {
    const value = compile(given.match, 'match');
    const pattern = regex(given.pattern, 'u', [...path, 'pattern'], scope);
    const group = given.group ?? 0;
    return (context) => pattern.exec(value(context)?.slice(0, MAX_MATCHED) ?? '')?.[group] ?? null;
  }
  if ('replace' in given) {
    const value = compile(given.replace, 'replace');
    const pattern = regex(given.pattern, 'gu', [...path, 'pattern'], scope);
    return (context) => value(context)?.slice(0, MAX_MATCHED).replace(pattern, given.with) ?? null;
  }
  if ('text' in given) {
    const value = compile(given.text, 'text');
    return (context) => {
      const text = value(context);
      return text === null ? null : repairText(text, given);
    };
  }
  if ('number' in given) {
    const value = compile(given.number, 'number');
    return (context) =>
      /^\s*[+-]?0*(\d{1,15})(?:[.,]0*)?\s*$/.exec(value(context) ?? '')?.[1] ?? null;
  }
  if ('format' in given) {
    const values = new Map(
      Object.entries(given.with).map(([name, part]) => [name, compile(part, 'with', name)]),
    );
    for (const [, name = ''] of given.format.matchAll(/\{(\w+)(?::\d+)?\}/g))
      if (!values.has(name))
        scope.problem([...path, 'format'], `{${name}} has no value under "with"`);
    return (context) => {
      let missing = false;
      const text = given.format.replace(
        /\{(\w+)(?::(\d+))?\}/g,
        (_whole, name: string, width?: string) => {
          const value = values.get(name)?.(context) ?? null;
          if (isBlank(value)) missing = true;
          return (value ?? '').padStart(Number(width ?? 0), '0');
        },
      );
      return missing ? null : text;
    };
  }
  if ('code' in given) {
    const value = compile(given.code, 'code');
    const table = typeof given.table === 'string' ? scope.codes[given.table] : given.table;
    if (table === undefined) {
      scope.problem([...path, 'table'], `no code table ${String(given.table)} under "codes"`);
      return NOTHING;
    }
    const codes = new Map(
      Object.entries(table).map(([code, text]) => [code.trim().toUpperCase(), text]),
    );
    return (context) => {
      const code = value(context);
      const found = codes.get((code ?? '').trim().toUpperCase());
      if (found !== undefined || isBlank(code)) return found ?? null;
      count(context.counts.unknownCodes, `${context.field}: ${shownCode(code)}`);
      if (given.unknown === 'reject')
        context.problem ??= `${context.field} has a code the mapping does not know`;
      return given.unknown === 'keep' ? code : null;
    };
  }
  if ('nullIf' in given) {
    const value = compile(given.nullIf, 'nullIf');
    return (context) => {
      const text = value(context);
      return text !== null && given.values.includes(text.trim()) ? null : text;
    };
  }
  if ('date' in given) {
    const value = compile(given.date, 'date');
    return (context) => {
      const text = value(context);
      const day = text === null ? null : readMappedDate(text, scope.dates);
      if (day === undefined) count(context.counts.unreadableDates, context.field);
      return day ?? null;
    };
  }
  if ('if' in given) {
    const condition = compileCondition(given.if, [...path, 'if'], scope);
    const yes = compile(given.use, 'use');
    const no = given.otherwise === undefined ? NOTHING : compile(given.otherwise, 'otherwise');
    return (context) => (condition(context) ? yes(context) : no(context));
  }
  const inner = scope.children(given.children, [...path, 'children']);
  if (inner === null) return NOTHING;
  const value = compileExpression(given.value, [...path, 'value'], inner.scope);
  return (context) => {
    const texts: string[] = [];
    let rows = 0;
    context.children(inner.alias, () => {
      rows++;
      if (given.pick === 'first' && texts.length > 0) return;
      const text = value(context);
      if (text !== null && !isBlank(text)) texts.push(text);
    });
    if (given.pick === 'count') return String(rows);
    return texts.length === 0 ? null : texts.join(given.separator ?? ', ');
  };
}

export function compileCondition(given: Condition, path: MappingPath, scope: Scope): Holds {
  if ('all' in given) {
    const parts = given.all.map((part, i) => compileCondition(part, [...path, 'all', i], scope));
    return (context) => parts.every((part) => part(context));
  }
  if ('any' in given) {
    const parts = given.any.map((part, i) => compileCondition(part, [...path, 'any', i], scope));
    return (context) => parts.some((part) => part(context));
  }
  if ('not' in given) {
    const part = compileCondition(given.not, [...path, 'not'], scope);
    return (context) => !part(context);
  }
  const value = compileExpression(given.value, [...path, 'value'], scope);
  const tests = compileTests(given, path, scope);
  if (tests.length === 0)
    scope.problem(
      path,
      'a condition needs a test: is, in, empty, matches, minLength, maxLength, before or after',
    );
  return (context) => {
    const text = value(context);
    return tests.every((test) => test(text, context));
  };
}

type Tested = (text: string | null, context: EntryContext) => boolean;

function compileTests(given: Test, path: MappingPath, scope: Scope): Tested[] {
  const tests: Tested[] = [];
  if (given.is !== undefined) tests.push((text) => (text ?? '').trim() === given.is);
  if (given.in !== undefined) {
    const values = new Set(given.in);
    tests.push((text) => values.has((text ?? '').trim()));
  }
  if (given.empty !== undefined) tests.push((text) => isBlank(text) === given.empty);
  if (given.matches !== undefined) {
    const pattern = regex(given.matches, 'u', [...path, 'matches'], scope);
    tests.push((text) => pattern.test((text ?? '').slice(0, MAX_MATCHED)));
  }
  const { minLength, maxLength } = given;
  if (minLength !== undefined) tests.push((text) => (text ?? '').trim().length >= minLength);
  if (maxLength !== undefined) tests.push((text) => (text ?? '').trim().length <= maxLength);
  const date = (text: string | null): string => readMappedDate(text ?? '', scope.dates) ?? '';
  const { before, after } = given;
  if (before !== undefined) tests.push((text) => date(text) !== '' && date(text) < before);
  if (after !== undefined) tests.push((text) => date(text) > after);
  return tests;
}

function regex(pattern: string, flags: string, path: MappingPath, scope: Scope): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    scope.problem(path, `not a regular expression: ${pattern}`);
    return /(?!)/;
  }
}

export const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** A code as a report may show it: texts that got into a code column are not. */
export const shownCode = (code: string | null): string => {
  const text = (code ?? '').trim();
  return text === '' ? '(empty)' : text.length <= 8 ? text : '(a longer text)';
};
