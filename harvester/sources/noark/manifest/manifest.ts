/** What a package says about itself, whatever kind of manifest it came in. */
export interface Manifest {
  /** Path of the manifest inside the delivery. */
  readonly name: string;
  readonly line: number;
  /** `YYYY-MM-DD` or as written; null: not stated. */
  readonly startDate: string | null;
  readonly endDate: string | null;
  /** Noark version as stated. */
  readonly version: string | null;
  readonly versionLine: number;
  readonly files: readonly ManifestFile[];
}

export interface ManifestFile {
  /** As written, relative to the manifest or to the package. */
  readonly path: string;
  readonly line: number;
  readonly checksum: { readonly algorithm: string | null; readonly value: string | null } | null;
  readonly bytes: number | null;
  /** Numbers of elements by name (`mappe`, `registrering`, `journalregistrering`). */
  readonly counts: Readonly<Record<string, number>>;
}

/** The name Node's `createHash` has for an algorithm; null: unknown. */
export function hashName(algorithm: string): string | null {
  const name = algorithm.toLowerCase().replace(/[^a-z0-9]/g, '');
  return ['sha256', 'sha512', 'sha384', 'sha1', 'md5'].includes(name) ? name : null;
}
