import { sha256 as hash } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of the UTF-8 form of a text, in lower-case hex. */
export function sha256(text: string): string {
  return bytesToHex(hash(new TextEncoder().encode(text)));
}
