import { describe, expect, test } from 'vitest';
import {
  LONGEST_MESSAGE,
  readMessage,
  readRequestForm,
} from '../../../../site/desk/requests/request-form.ts';

const read = (fields: Readonly<Record<string, string>>, receivers = ['9901']) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ epost: 'kari@borger.example', ...fields }))
    form.set(name, value);
  return readRequestForm(form, receivers);
};

test('an e-mail address is all it takes', () => {
  const { values, problems } = read({});
  expect(problems).toEqual([]);
  expect(values).toMatchObject({ email: 'kari@borger.example', name: null, reminder: false });
});

test('nothing typed yet is no mistake', () => {
  expect(readRequestForm(null, ['9901']).problems).toEqual([]);
});

describe('what comes from a hostile sender', () => {
  test.each([
    ['a header', 'kari@borger.example\r\nBcc: alle@ond.example'],
    ['two addresses', 'kari@borger.example, ola@borger.example'],
    ['a name around it', 'Kari <kari@borger.example>'],
    ['a tag', '<script>@borger.example'],
    ['100 kB', `${'a'.repeat(100_000)}@borger.example`],
    ['letters before the @', 'kåre@borger.example'],
    ['an address literal', 'kari@[127.0.0.1]'],
    ['a direction override', 'kari\u202e@borger.example'],
    ['a zero byte', 'kari\0@borger.example'],
  ])('is told by the field and kept as typed: %s', (_, epost) => {
    const { values, typed, problems } = read({ epost });
    expect(values).toBeNull();
    expect(problems.map(({ field }) => field)).toEqual(['epost']);
    expect(typed.email.replace(/\r\n?/g, '\n')).toBe(epost.replace(/\r\n?/g, '\n'));
  });

  test('an address in another script is written as servers read it', () => {
    const { values } = read({ epost: 'post@blåbær.example' });
    expect(values?.email).toBe('post@xn--blbr-roah.example');
    expect(values?.shownEmail).toBe('post@blåbær.example');
  });

  test('a name over several lines is one line, without what turns text around', () => {
    expect(read({ navn: 'Kari\r\nBcc: alle@ond.example \u202eNordmann' }).values?.name).toBe(
      'Kari Bcc: alle@ond.example Nordmann',
    );
  });

  test('emoji, Hebrew and HTML are kept as they are', () => {
    const words = 'שלום 👩‍👩‍👧 <b>hei</b> & "du"';
    expect(read({ navn: words, 'melding-9901': words }).values).toMatchObject({
      name: words,
      messages: new Map([['9901', words]]),
    });
  });

  test('100 kB in name and message is told by each field, and kept', () => {
    const long = 'x'.repeat(100_000);
    const { problems, typed } = read({ navn: long, 'melding-9901': long });
    expect(problems.map(({ field }) => field)).toEqual(['navn', 'melding-9901']);
    expect(typed.messages.get('9901')).toBe(long);
  });

  test('a message to somebody else than the receivers is not read', () => {
    expect(read({ 'melding-9902': 'hei' }).values?.messages.size).toBe(0);
  });

  test('the field nobody sees stops a robot, with words for a person', () => {
    expect(read({ nettsted: 'http://ond.example' }).problems).toEqual([
      { field: 'nettsted', problem: 'filled' },
    ]);
  });
});

test('a message is counted as people count, and may have lines', () => {
  expect(read({ 'melding-9901': '👋'.repeat(LONGEST_MESSAGE) }).problems).toEqual([]);
  expect(readMessage('en\r\n\r\n\r\n\r\nto  \u0007\n')).toBe('en\n\nto');
});
