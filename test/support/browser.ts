import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
];
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

async function executable(): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') return named;
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return installed;
  // Must be set before the package is read: it unpacks the system libraries that go with it.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs24.x';
  const { default: bundled } = await import('@sparticuz/chromium');
  return bundled.executablePath();
}

/** A browser for the tests; fails with the one thing to do when there is none. */
export async function launchBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: await executable(), args: ARGUMENTS });
  } catch (cause) {
    throw new Error(
      'No browser for the tests: install Chromium or Chrome and set CHROMIUM to its path (the npm package for Linux x64 did not start).',
      { cause },
    );
  }
}
