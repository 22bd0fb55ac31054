/** A package that a database of installed packages lists. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** `deb`, `apk`, `opkg`, `rpm`: the type of its package URL. */
  readonly type: string;
  readonly architecture: string | undefined;
  /** Who is stated as its vendor. */
  readonly supplier?: string;
  readonly url?: string;
  /** Place of its entry in the database. */
  readonly at: number;
  readonly length: number;
}
