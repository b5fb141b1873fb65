import { expect, test } from 'vitest';
import { createAnalysis } from '../../indexer/analysis/analysis.ts';
import type { FollowResult } from '../../indexer/follow.ts';
import { keepFollowing } from '../../indexer/keep-following.ts';
import { createSearch } from '../../indexer/search.ts';
import { embedded } from '../support/engines.ts';
import { entry, plainArchive, titled } from '../support/plain-archive.ts';

test('follows what comes, forgets names as the day ends, and stops when told', async () => {
  await using it = await embedded();
  const { engine } = it;
  const analysis = createAnalysis();
  const archive = plainArchive([
    {
      entry: entry({ id: 'a', offentligTittel: 'Søknad fra *****' }),
      names: ['Planta Personsen'],
      namesUntil: '2026-11-24',
    },
  ]);
  let moment = new Date('2026-11-24T10:00:00Z');
  const now = () => moment;
  const stopping = new AbortController();
  const rounds: FollowResult[] = [];
  const found = async (text: string): Promise<number> => {
    const search = createSearch({ archive, engine, analysis, now });
    const answer = await search({
      text,
      filters: {},
      from: null,
      to: null,
      sort: 'nyeste',
      page: 1,
      pageSize: 10,
    });
    return answer.total;
  };
  const steps: (() => void | Promise<void>)[] = [
    async () => expect(await found('personsen')).toBe(1),
    () => archive.put(titled('b', 'Vedtak om naust')),
    async () => expect(await found('naust')).toBe(1),
    () => {
      moment = new Date('2026-11-24T23:00:01Z');
    },
    async () => expect(await found('personsen')).toBe(0),
    () => archive.withdraw('b'),
    async () => expect(await found('naust')).toBe(0),
    () => stopping.abort(),
  ];
  await keepFollowing({
    archive,
    engine,
    analysis,
    now,
    signal: stopping.signal,
    sleep: async () => steps.shift()?.(),
    onRound: (result) => rounds.push(result),
  });
  expect(steps).toEqual([]);
  expect(
    rounds.map(({ put, removed, rebuilt, forgotten }) => [rebuilt, put, removed, forgotten]),
  ).toEqual([
    [1, 0, 0, 0],
    [null, 1, 0, 0],
    [null, 0, 0, 1],
    [null, 0, 1, 0],
  ]);
});
