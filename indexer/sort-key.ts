/** Slots within one day; day (16 bits) × slots stays exact in a double. */
const SLOTS = 2 ** 37;

/**
 * One number that puts documents in a total order: by journal day, then by a hash of the id, so that every engine pages
 * through the same order and no two pages share a hit.
 */
export function sortKey(document: { readonly id: string; readonly dag: number }): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let i = 0; i < document.id.length; i++) {
    const unit = document.id.charCodeAt(i);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return document.dag * SLOTS + (high >>> 27) * 2 ** 32 + (low >>> 0);
}
