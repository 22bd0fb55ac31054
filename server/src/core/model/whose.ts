/** Whom a field names: an organisation; nobody, where it is missing or holds a placeholder; or somebody who is withheld. */
export type Named =
  | { readonly kind: 'stated'; readonly text: string; readonly keys: readonly string[] }
  | { readonly kind: 'unknown'; readonly text?: string }
  | { readonly kind: 'withheld'; readonly text: string };

/** What a document says of whose a component is, to compare it with what another version of the document says. */
export interface Whose {
  /** Index of the component: what is told at several places of it has one. */
  readonly component: number;
  /** What stands at the place: `maker`, `supplier`, the name of a property, `name`. */
  readonly field: string;
  /** The component without its maker and version: the same in both documents. The closest first. */
  readonly identities: readonly string[];
  /** Where it stands among others, for one that took the place of another: names above it, and what it is called within. */
  readonly seat: string;
  readonly name: string;
  readonly maker: Named;
  readonly supplier: Named;
  /** Countries and places of making, as stated, with the name of the property; by kind and key they are the same. */
  readonly origins: readonly {
    readonly label: string;
    readonly kind: string;
    readonly text: string;
    readonly key: string;
  }[];
}
