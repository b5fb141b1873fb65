import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../harvester/sources/siard/inspect.ts';
import { printInspection } from '../../harvester/sources/siard/print-inspection.ts';
import { corpora, hasCorpora } from '../support/corpora.ts';

const folder = join(corpora, 'siard');
const present = hasCorpora('siard');
const files = present
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.siard') && !name.includes('CITS-SIARD'))
      .sort()
  : [];

describe.skipIf(!present)('siard inspect on real files', () => {
  it('describes every one, and takes none for a known case system', async () => {
    const digests = { hold: 0, fail: 0, none: 0 };
    for (const name of files) {
      const found = await inspect(join(folder, name));
      expect(found.version, name).toMatch(/^(1\.0|2\.[12])$/);
      expect(found.systems, name).toEqual([]);
      for (const table of found.tables) {
        if (table.unreadable !== null) expect(table.unreadable).toMatch(/no file for table/);
        else if (table.statedRows !== null)
          expect(table.rows, `${name} ${table.name}`).toBe(table.statedRows);
        for (const column of table.columns)
          expect(
            column.filled + column.empty,
            `${name} ${table.name} ${column.name}`,
          ).toBeLessThanOrEqual(table.rows);
      }
      const text = printInspection(found);
      // Servers and users (trap 12) stay unseen.
      expect(text).not.toMatch(/jdbc:|User Id=|IKAMR-B46/);
      if (found.digestHolds === null) digests.none++;
      else if (found.digestHolds) digests.hold++;
      else digests.fail++;
    }
    // Those that do not hold are hand-made or were packed again (2.1 made 2.2 by unpacking and editing).
    expect(digests).toEqual({ hold: 39, fail: 10, none: 8 });
  });
});
