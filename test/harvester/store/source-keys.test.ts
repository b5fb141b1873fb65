import { expect, test } from 'vitest';
import { entryId } from '../../../harvester/record/identity.ts';
import { numbered, uuid } from '../../support/numbered-journal.ts';
import { TestArchive } from '../../support/test-archive.ts';

test('the keys of its source are told of a public entry, and of no other', () => {
  using test = new TestArchive();
  const post = numbered(1);
  const id = entryId(post.organisasjonsnummer, post.keys);
  test.run([{ kind: 'record', record: post }]);
  expect(test.reader.sourceKeys(id)).toEqual({
    systemID: uuid(1),
    kilde: 'oai:bindal-oai.example:1',
  });
  test.run([{ kind: 'deleted', sourceKey: post.keys.kilde }]);
  expect(test.reader.sourceKeys(id)).toEqual({});
  expect(test.reader.sourceKeys('unknown')).toEqual({});
});
