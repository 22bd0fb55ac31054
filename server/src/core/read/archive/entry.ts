import type { Span } from '../../text/span.ts';

/** What is wrong with a container or an entry of it, where in its bytes. */
export interface ArchiveFault {
  /** Kebab-case and stable. */
  readonly code: string;
  /** One sentence for a person. */
  readonly message: string;
  /** In bytes of the container. */
  readonly span: Span;
}

/** The bytes of an entry, or why there are none. */
export type Unpacked = { readonly bytes: Uint8Array } | { readonly fault: ArchiveFault };

/** One member of a container. Nothing of it is unpacked before somebody asks. */
export interface ArchiveEntry {
  /** As the container has it, decoded. Attacker-controlled: for people through `printable` only. */
  readonly name: string;
  /** Below the container, with `/` between parts; undefined where the name leads out of it, or nowhere. */
  readonly path: string | undefined;
  readonly kind: 'file' | 'folder' | 'link' | 'special';
  /** Where its bytes stand in the container, as they are packed: offsets in bytes. */
  readonly span: Span;
  /** How many bytes it says that it has, unpacked; undefined where it does not say. */
  readonly size: number | undefined;
  /** Its bytes, a view of the container where they are not packed. Takes them from the budget of the container. */
  readonly unpack: () => Unpacked;
}

export type ContainerKind = 'zip' | 'tar' | 'gzip' | 'zstd';

/** A container with what is in it, and what in it could not be made sense of. Never a reason to lose the rest. */
export interface Container {
  readonly kind: ContainerKind;
  /** In the order in which they stand. */
  readonly entries: readonly ArchiveEntry[];
  readonly faults: readonly ArchiveFault[];
}

/** A fault of one place. */
export function faultAt(code: string, message: string, start: number, end: number): ArchiveFault {
  return { code, message, span: { start, end } };
}
