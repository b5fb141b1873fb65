import { Spill } from '../../../files/spill.ts';
import type { XmlElement } from '../../../files/xml-element.ts';
import type { MarkedText } from '../../../record/marked-text.ts';

/** Elements kept in memory before the rest goes to disk: about 10 MB. */
const IN_MEMORY = 50_000;

type Packed = readonly [
  name: string,
  type: string | null,
  line: number,
  text: string,
  slips: boolean,
  unknown: string[] | null,
  children: readonly Packed[],
];

/**
 * The registreringer of the outermost open mappe. A mappe's own fields (saksaar, saksdato, and in ill-ordered files its skjerming)
 * stand after them, so none can be read before the mappe ends. Beyond a bound they wait on disk.
 */
export class MappeBuffer implements Disposable {
  readonly #inMemory: number;
  readonly #parents: XmlElement[] = [];
  readonly #spill = new Spill();
  #waiting: XmlElement[] = [];
  #size = 0;

  constructor(inMemory: number = IN_MEMORY) {
    this.#inMemory = inMemory;
  }

  add(registrering: XmlElement): void {
    this.#waiting.push(registrering);
    this.#size += count(registrering);
    if (this.#size > this.#inMemory) this.#toDisk();
  }

  /** All that waited, in the order of the file; the buffer is empty afterwards. */
  *take(): Generator<XmlElement> {
    for (const line of this.#spill.lines()) {
      const [parent, packed] = JSON.parse(line) as [number, Packed];
      yield unpack(packed, this.#parents[parent] ?? null);
    }
    yield* this.#waiting;
    this.#waiting = [];
    this.#parents.length = 0;
    this.#size = 0;
    this.#spill.clear();
  }

  [Symbol.dispose](): void {
    this.#spill[Symbol.dispose]();
  }

  #toDisk(): void {
    for (const registrering of this.#waiting) {
      const { parent } = registrering;
      let index = parent === null ? -1 : this.#parents.lastIndexOf(parent);
      if (index < 0 && parent !== null) index = this.#parents.push(parent) - 1;
      this.#spill.add(JSON.stringify([index, pack(registrering)]));
    }
    this.#waiting = [];
    this.#size = 0;
  }
}

const count = (element: XmlElement): number =>
  element.children.reduce((sum, child) => sum + count(child), 1);

const pack = (element: XmlElement): Packed => [
  element.name,
  element.type,
  element.line,
  element.text,
  element.slips,
  element.unknown,
  element.children.map(pack),
];

function unpack(packed: Packed, parent: XmlElement | null): XmlElement {
  const [name, type, line, text, slips, unknown, children] = packed;
  const element: XmlElement = {
    name,
    type,
    line,
    parent,
    children: [],
    // written from marked text by `pack`
    text: text as MarkedText,
    slips,
    unknown,
  };
  for (const child of children) element.children.push(unpack(child, element));
  return element;
}
