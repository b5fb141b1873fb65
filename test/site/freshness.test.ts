import { expect, test } from 'vitest';
import type { SourceStatus } from '../../harvester/store/public-archive.ts';
import { freshness } from '../../site/freshness.ts';

const now = new Date('2026-11-24T12:00:00Z'); // a Tuesday
const source = (change: Partial<SourceStatus>): SourceStatus => ({
  id: 'nordskjaer-journal',
  kind: 'oai-pmh',
  kommunenummer: '9901',
  lastSuccess: '2026-11-24T05:00:00Z',
  lastRun: '2026-11-24T05:00:00Z',
  outcome: 'ok',
  problem: null,
  entries: 10,
  newestJournaldato: '2026-11-23',
  ...change,
});

test('a journal fetched today with new entries is up to date', () => {
  expect(freshness([source({})], now)).toEqual({
    state: 'fersk',
    lastSuccess: '2026-11-24T05:00:00Z',
    newestJournaldato: '2026-11-23',
    entries: 10,
  });
});

test('a journal that cannot be fetched for two days is late', () => {
  expect(freshness([source({ lastSuccess: '2026-11-22T11:59:00Z' })], now).state).toBe('forsinket');
});

test('five working days without entries is quiet; a weekend does not count', () => {
  expect(freshness([source({ newestJournaldato: '2026-11-17' })], now).state).toBe('fersk');
  expect(freshness([source({ newestJournaldato: '2026-11-16' })], now).state).toBe('stille');
  expect(freshness([source({ newestJournaldato: null })], now).state).toBe('stille');
  expect(freshness([source({ newestJournaldato: '1998-01-01' })], now).state).toBe('stille');
});

test('a municipality without any fetched source says so', () => {
  expect(freshness([], now).state).toBe('aldri');
  expect(freshness([source({ lastSuccess: null })], now).state).toBe('aldri');
});

test('several sources count together, the newest of each kind of date shown', () => {
  const both = freshness(
    [source({ lastSuccess: '2026-11-20T05:00:00Z' }), source({ newestJournaldato: '2026-11-01' })],
    now,
  );
  expect(both).toEqual({
    state: 'fersk',
    lastSuccess: '2026-11-24T05:00:00Z',
    newestJournaldato: '2026-11-23',
    entries: 20,
  });
});
