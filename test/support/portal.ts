import type { TestProject } from 'vitest/node';
import { startFixtureSite } from './fixture-site.ts';
import './site-under-test.ts';

export default async function setup(project: TestProject): Promise<() => void> {
  const site = await startFixtureSite();
  project.provide('site', {
    origin: site.origin,
    ids: {
      withdrawn: 'tatt-bort',
      merged: 'flyttet',
      mergedInto: 'post-1',
      noTitle: 'post-5',
      withheld: 'post-1',
      readable: 'post-9',
    },
    caseWithGaps: 'sak-1',
  });
  return () => site.close();
}
