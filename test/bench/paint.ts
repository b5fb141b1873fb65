/**
 * Largest contentful paint and layout shift of a first visit, over the demo region:
 *
 *     npx node test/bench/paint.ts [visits per page, default 5]
 *
 * Headless Chromium with an empty cache, 390 × 844, processor four times slower, 9 Mbit/s down and 85 ms there and back (4G as
 * phone makers' tools count it). Prints the median and worst of the visits, beside the same without throttling. The bars:
 * at most 1.0 s, and no shift.
 */
import type { Browser } from 'playwright';
import { launchBrowser } from '../support/browser.ts';
import { startDemoSite } from '../support/demo-site.ts';

const visits = Number(process.argv[2] ?? '5');
const THROTTLED = { cpu: 4, latency: 85, downloadThroughput: (9 * 1024 * 1024) / 8 };
const FREE = { cpu: 1, latency: 0, downloadThroughput: -1 };

interface Painted {
  readonly lcp: number;
  readonly shift: number;
}

async function visit(browser: Browser, url: string, rate: typeof FREE): Promise<Painted> {
  await using stack = new AsyncDisposableStack();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  stack.defer(() => context.close());
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: rate.latency,
    downloadThroughput: rate.downloadThroughput,
    uploadThroughput: rate.downloadThroughput,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: rate.cpu });
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Awaited here, as the context closes on the way out.
  return await page.evaluate(
    () =>
      new Promise<Painted>((resolve) => {
        const found = { lcp: 0, shift: 0 };
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) found.lcp = Math.max(found.lcp, entry.startTime);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value = 0 } = entry as PerformanceEntry & { readonly value?: number };
            found.shift += value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
        // Buffered entries are handed over in the next turns; late ones belong to no first paint.
        setTimeout(() => resolve(found), 1_000);
      }),
  );
}

await using demo = await startDemoSite(1_500);
const { origin, ids } = demo.site;
const browser = await launchBrowser();
try {
  for (const path of ['/', '/sok?q=søknad', `/post/${ids.readable}`]) {
    const told = [];
    for (const [name, rate] of [
      ['4G, mid phone', THROTTLED],
      ['not throttled', FREE],
    ] as const) {
      const seen: Painted[] = [];
      for (let i = 0; i < visits; i += 1) seen.push(await visit(browser, origin + path, rate));
      const times = seen.map(({ lcp }) => lcp).sort((a, b) => a - b);
      const shift = Math.max(...seen.map((one) => one.shift));
      told.push(
        `${name}: LCP ${times[Math.floor(times.length / 2)]?.toFixed(0)} ms (worst ${times.at(-1)?.toFixed(0)}), shift ${shift.toFixed(4)}`,
      );
    }
    console.log(`${path.slice(0, 30).padEnd(30)} ${told.join(' · ')}`);
  }
} finally {
  await browser.close();
}
