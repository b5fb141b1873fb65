/**
 * Remembers which keys have been met, in 8 bytes and a little a key, so that a file with millions of entries stays cheap.
 * Two different keys are taken for one with a chance of about n²/2⁵⁴ (one in 18,000 for a million keys).
 */
export class SeenKeys {
  #slots = new Float64Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(key: string): boolean {
    const hash = hashOf(key);
    return this.#slots[this.#find(hash)] === hash;
  }

  /** True when the key is new. */
  add(key: string): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    const hash = hashOf(key);
    const slot = this.#find(hash);
    if (this.#slots[slot] === hash) return false;
    this.#slots[slot] = hash;
    this.#size++;
    return true;
  }

  #find(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash % this.#slots.length;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(old.length * 2);
    for (const hash of old) if (hash !== 0) this.#slots[this.#find(hash)] = hash;
  }
}

/** 53 bits from two rounds of FNV-1a with different bases; never 0, which marks an empty slot. */
function hashOf(key: string): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + i), 0x85ebca6b);
  }
  return ((a ^ (a >>> 15)) >>> 0) * 0x200000 + ((b ^ (b >>> 13)) >>> 11) + 1;
}
