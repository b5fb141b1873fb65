import type { TestProject } from 'vitest/node';
import { startDemoSite } from './demo-site.ts';

const ENTRIES = 300;

/** Before the tests in the browser: one site for all of them, ended by its process id afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const demo = await startDemoSite(ENTRIES);
  project.provide('site', demo.site);
  return async () => {
    await demo[Symbol.asyncDispose]();
  };
}
