const SHORTEST_MS = 1000;
const LONGEST_MS = 3_600_000;

/** Milliseconds a Retry-After header asks for (RFC 9110 §10.2.3: seconds or HTTP date), from 1 s to 1 h; null: unreadable. */
export function readRetryAfter(header: string | undefined, now: Date): number | null {
  if (header === undefined || header.trim() === '') return null;
  const text = header.trim();
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  if (Number.isNaN(ms)) return null;
  return Math.min(Math.max(ms, SHORTEST_MS), LONGEST_MS);
}
