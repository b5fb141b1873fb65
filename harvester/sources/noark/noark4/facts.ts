import type { MarkedText } from '../../../record/marked-text.ts';
import type { Flag } from './flag.ts';

/** A value with the element or column it stands in and where, for findings. */
export interface Stated {
  readonly text: string;
  readonly name: string;
  readonly line: number;
}

/** A journal entry of Noark 4 as its files state it, before any rule; column names without their prefix. */
export interface Noark4Facts {
  readonly line: number;
  /** The file is a public journal: what stands in it has been screened by the archive. */
  readonly isPublic: boolean;
  readonly sak: {
    readonly id: string | null;
    readonly saar: Stated | null;
    readonly seknr: Stated | null;
    /** SA.SAKNR, Public 360. */
    readonly saknr: string | null;
    readonly tittel: MarkedText | null;
    readonly offtittel: MarkedText | null;
    readonly u1: Flag;
    readonly tgkode: string | null;
    readonly uoff: string | null;
    readonly dato: Stated | null;
    readonly status: string | null;
    readonly enhet: string | null;
  } | null;
  readonly post: {
    readonly id: string | null;
    /** JP.DOKNR, Public 360: the document number as it is printed. */
    readonly doknr: string | null;
    readonly jaar: Stated | null;
    readonly seknr: Stated | null;
    readonly postnr: Stated | null;
    readonly jdato: Stated | null;
    readonly dokdato: Stated | null;
    readonly ekspdato: Stated | null;
    readonly ndoktype: Stated | null;
    /** null: the format has no status; `''`: it has, and nothing is stated. */
    readonly status: Stated | null;
    readonly innhold: MarkedText | null;
    readonly offinnhold: MarkedText | null;
    readonly u1: Flag;
    readonly u2: Flag;
    readonly tgkode: string | null;
    readonly uoff: string | null;
    readonly enhet: string | null;
  };
  readonly klasser: readonly {
    readonly ordnverdi: string | null;
    readonly beskrivelse: MarkedText | null;
    /** What the class system is called: OPLTEKST, or OP.TYPE, OP.BETEGN and the code. The first one is shown. */
    readonly ordningsprinsipp: readonly string[];
    readonly sort: string | null;
    readonly u1: Flag;
  }[];
  readonly parter: readonly {
    readonly navn: MarkedText | null;
    /** 0 = sender, 1 = recipient (errata of Noark-4.1; the text has it the other way round). */
    readonly ihtype: string | null;
    readonly kopimot: Flag;
    readonly gruppemot: Flag;
    readonly u1: Flag;
    readonly enhet: string | null;
    readonly line: number;
  }[];
  readonly dokumenter: readonly {
    readonly rnr: Stated | null;
    readonly type: string | null;
    readonly tittel: MarkedText | null;
    readonly tgkode: string | null;
    readonly kategori: string | null;
    readonly versjoner: readonly {
      readonly variant: string | null;
      readonly format: string | null;
      readonly filref: string | null;
      readonly tgkode: string | null;
    }[];
  }[];
}
