import type { Role, Stated } from '../../model/claim.ts';
import type { ComponentDraft } from '../bom-builder.ts';

/** An element that another names by its id, or an element that stands in its place. */
export type Target = Stated<string> | Element;

export type AgentRole = Extract<Role, 'supplier' | 'originator'>;

/** One element of the graph. Its type may stand behind its other members, so everything is kept until it is known. */
export interface Element {
  /** As the context of the standard shortens it: `software_Package`, `Organization` … */
  type: string;
  /** What the element says of itself: the component that it is, should it be a package. */
  readonly draft: ComponentDraft;
  readonly agents: { readonly role: AgentRole; readonly target: Target }[];
  /** Of a relationship. */
  relationship: string;
  from: Target | undefined;
  readonly to: Target[];
  completeness: Stated<string> | undefined;
  /** Of a collection. */
  readonly roots: Target[];
  /** Of a document: elements of others, each with where it is said to be found. */
  readonly imports: { readonly id: Stated<string>; readonly location: string | undefined }[];
  /** Of a document: prefixes that ids may begin with. */
  readonly namespaces: Map<string, string>;
  /** Of a licence. */
  expression: Stated<string> | undefined;
}
