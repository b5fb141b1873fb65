/**
 * Splits names into prefix and local name, and keeps account of which prefixes are declared where (Namespaces in XML 1.0
 * §5). `open` and `close` are called for every element, in the order of the document.
 */
export class Prefixes {
  /** Elements and attributes so far with a prefix that is declared nowhere around them. */
  undeclared = 0;
  readonly #split = new Map<string, readonly [prefix: string, local: string]>();
  readonly #declared = new Map<string, number>([
    ['', 1],
    ['xml', 1],
    ['xmlns', 1],
  ]);
  readonly #here: (string[] | null)[] = [];

  /** An element begins. Returns its local name. */
  open(qname: string, attributes: Readonly<Record<string, string>>): string {
    let here: string[] | null = null;
    let prefixed: string[] | null = null;
    for (const key in attributes) {
      const colon = key.indexOf(':');
      if (colon < 0) continue;
      if (key.startsWith('xmlns:')) {
        const prefix = key.slice(6);
        this.#declared.set(prefix, (this.#declared.get(prefix) ?? 0) + 1);
        here ??= [];
        here.push(prefix);
      } else {
        prefixed ??= [];
        prefixed.push(key.slice(0, colon));
      }
    }
    this.#here.push(here);
    if (prefixed !== null)
      for (const prefix of prefixed) if (!this.#isDeclared(prefix)) this.undeclared++;
    const [prefix, local] = this.#parts(qname);
    if (!this.#isDeclared(prefix)) this.undeclared++;
    return local;
  }

  close(): void {
    const here = this.#here.pop();
    if (here === null || here === undefined) return;
    for (const prefix of here) this.#declared.set(prefix, (this.#declared.get(prefix) ?? 1) - 1);
  }

  #isDeclared(prefix: string): boolean {
    return (this.#declared.get(prefix) ?? 0) > 0;
  }

  #parts(name: string): readonly [string, string] {
    let parts = this.#split.get(name);
    if (parts === undefined) {
      const colon = name.indexOf(':');
      parts = colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
      this.#split.set(name, parts);
    }
    return parts;
  }
}
