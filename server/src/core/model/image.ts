import type { Message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { Stated } from './claim.ts';

/**
 * What became of a stretch of an image. `opened`: what stands in it was looked at by itself. `searched`: its bytes were
 * searched as they are. `filling`: erased or empty. `opaque`: nobody looked into it. `unread`: it, or a part of it, is damaged
 * or was left out at a limit.
 */
export type ImageState = 'opened' | 'searched' | 'filling' | 'opaque' | 'unread';

/** One thing in an image: a container, a file in one, or a stretch between them. */
export interface ImageNode {
  readonly index: number;
  readonly parent: number | undefined;
  /** Stable: `uimage`, `squashfs`; `file`, `unknown`, `filling`. */
  readonly kind: string;
  /** As people call it, with its variant: `squashfs file system (version 4, xz)`. */
  readonly title: string;
  /** Name inside of what it stands in, or what it calls itself. Attacker-controlled. */
  readonly name: string | undefined;
  /** Bytes of the file that hold it; of what is packed, those of the packed stretch that it stands in. */
  readonly span: Span;
  /** Bytes from the beginning of what it stands in; undefined where it stands there in pieces or packed. */
  readonly offset: number | undefined;
  /** In bytes, unpacked. */
  readonly size: number;
  readonly state: ImageState;
  /** What was found right: `checksums of header and data`. */
  readonly checked: Message | undefined;
  /** Why it was not read, or not whole. */
  readonly note: Message | undefined;
}

/** A file that a document names as firmware of one of its components, for whoever has the files. */
export interface DeclaredImage {
  /** Index into `Bom.components`. */
  readonly component: number;
  /** Names or paths of the file, as stated. */
  readonly files: readonly Stated<string>[];
  /** Checksums of it, by their algorithm as the document has it. */
  readonly hashes: readonly (Stated<string> & { readonly algorithm: string })[];
}

/** The same with its bytes: by which of the two it was found stands in the document at `named`. */
export interface FoundImage {
  readonly component: number;
  readonly named: Stated<string>;
  /** Name of the file, without its folder. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A file of firmware, taken apart as far as it could be. */
export interface FirmwareImage {
  /** In bytes. */
  readonly size: number;
  /** Containers before what stands in them. */
  readonly nodes: readonly ImageNode[];
  /** How many bytes of the file nobody looked into: a share of what is packed counts as that share of its packed bytes. */
  readonly unread: number;
  /** Limits that were met, in a sentence each. */
  readonly limits: readonly string[];
}
