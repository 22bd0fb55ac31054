import { md5 } from '@noble/hashes/legacy.js';
import { sha256 as hash } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of the UTF-8 form of a text, in lower-case hex. */
export function sha256(text: string): string {
  return bytesToHex(hash(new TextEncoder().encode(text)));
}

/** MD5, which makers still publish of their images, piece by piece: `sum` gives it in lower-case hex. */
export function md5Sum(): { readonly add: (bytes: Uint8Array) => void; readonly sum: () => string } {
  const hash = md5.create();
  return { add: bytes => void hash.update(bytes), sum: () => bytesToHex(hash.digest()) };
}
