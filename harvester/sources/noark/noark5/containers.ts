import { child, type XmlElement } from '../../../files/xml-element.ts';
import type { Klasse } from '../../../record/journalpost.ts';
import type { NoarkSettings } from '../settings.ts';
import { statedMarked, statedText } from '../stated-text.ts';
import { statedGrad } from './gradering.ts';
import { isPersonNumberSystem, publicKlasse } from './klasse.ts';
import { isCovered, type Skjermingsutsagn } from './skjerming.ts';
import { structureStatements } from './statement.ts';

/** What an entry inherits from everything above it (noark.md §1.1: skjerming and gradering run downwards). */
export interface Inherited {
  readonly chain: readonly Skjermingsutsagn[];
  readonly grad: string | null;
  /** The nearest class, when it may be shown. */
  readonly klasse: Klasse | null;
  readonly klasseHidden: boolean;
  readonly personNumbers: boolean;
}

const NOTHING: Inherited = {
  chain: [],
  grad: null,
  klasse: null,
  klasseHidden: false,
  personNumbers: false,
};

/** Works out what each container hands down, once per container as long as nothing is added to it. */
export class Containers {
  readonly #settings: NoarkSettings;
  readonly #known = new WeakMap<XmlElement, { children: number; inherited: Inherited }>();
  readonly #firstUse = new WeakMap<XmlElement, string>();

  constructor(settings: NoarkSettings) {
    this.#settings = settings;
  }

  /** What something directly inside `container` inherits. */
  inherited(container: XmlElement | null): Inherited {
    if (container === null) return NOTHING;
    const known = this.#known.get(container);
    // unknown children may be misspelt skjerming, so they count as well
    const children = container.children.length + (container.unknown?.length ?? 0);
    if (known?.children === children) return known.inherited;
    const inherited = this.#compute(container);
    this.#known.set(container, { children, inherited });
    if (!this.#firstUse.has(container)) this.#firstUse.set(container, fingerprint(inherited));
    return inherited;
  }

  /** True when the container got a skjerming or gradering after something inside it had been read without. */
  grewStricter(container: XmlElement): boolean {
    const first = this.#firstUse.get(container);
    return first !== undefined && fingerprint(this.inherited(container)) !== first;
  }

  #compute(container: XmlElement): Inherited {
    const above = this.inherited(container.parent);
    const own = structureStatements(container, this.#settings);
    const chain = own.length === 0 ? above.chain : [...above.chain, ...own];
    const grad = above.grad ?? statedGrad(container);
    const personNumbers =
      above.personNumbers ||
      (container.name === 'klassifikasjonssystem' &&
        isPersonNumberSystem(
          statedText(container, 'klassifikasjonstype'),
          statedText(container, 'tittel'),
        ));
    if (container.name !== 'klasse') return { ...above, chain, grad, personNumbers };
    const klasseID = statedText(container, 'klasseID');
    const tittel = statedMarked(container, 'tittel');
    const klasse = publicKlasse(klasseID, tittel, systemType(container));
    // ids are built from those above them (11, 111, 111-2): a hidden class hides what is below it
    const hidden =
      above.klasseHidden ||
      personNumbers ||
      isCovered(chain, 'klasse') ||
      (klasse === null && (klasseID !== null || tittel !== null));
    return { chain, grad, klasse: hidden ? null : klasse, klasseHidden: hidden, personNumbers };
  }
}

function systemType(klasse: XmlElement): string | null {
  for (let above = klasse.parent; above !== null; above = above.parent)
    if (child(above, 'klassifikasjonstype') !== null)
      return statedText(above, 'klassifikasjonstype');
  return null;
}

const fingerprint = ({ chain, grad, personNumbers }: Inherited): string =>
  `${chain.length} ${grad} ${personNumbers}`;
