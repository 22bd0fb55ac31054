import { md5Sum } from '../core/identity/digest.ts';
import { digestName } from '../core/read/links.ts';
import { turn } from './turn.ts';

/** What a machine's own library knows; MD5 is none of it, and still what makers publish. */
const algorithms = { sha256: 'SHA-256', sha1: 'SHA-1', sha384: 'SHA-384', sha512: 'SHA-512', md5: undefined } as const;

export type DigestAlgorithm = keyof typeof algorithms;

/** By these other documents point at a document. */
const usual: readonly DigestAlgorithm[] = ['sha256', 'sha1', 'sha512'];
/** Bytes of MD5 between which others have their turn. */
const slice = 1 << 21;

/** The checksums by which a file may be pointed at. One after the other: each holds everything else up for a moment. */
export async function digestNames(
  bytes: Uint8Array,
  wanted: readonly DigestAlgorithm[] = usual,
): Promise<readonly string[]> {
  const { buffer } = bytes;
  const own =
    buffer instanceof ArrayBuffer ? new Uint8Array(buffer, bytes.byteOffset, bytes.length) : new Uint8Array(bytes);
  const names: string[] = [];
  for (const name of wanted) {
    const algorithm = algorithms[name];
    const sum = algorithm === undefined ? await md5Of(own) : hex(await crypto.subtle.digest(algorithm, own));
    const told = digestName(name, sum);
    if (told !== undefined) names.push(told);
  }
  return names;
}

/** Those by which some checksums are told, by how long they are. */
export function algorithmsOf(hashes: readonly { readonly value: string }[]): readonly DigestAlgorithm[] {
  const byLength = new Map<number, DigestAlgorithm>([
    [32, 'md5'],
    [40, 'sha1'],
    [64, 'sha256'],
    [96, 'sha384'],
    [128, 'sha512'],
  ]);
  return [...new Set(hashes.flatMap(({ value }) => byLength.get(value.trim().length) ?? []))];
}

async function md5Of(bytes: Uint8Array): Promise<string> {
  const { add, sum } = md5Sum();
  for (let at = 0; at < bytes.length; at += slice) {
    add(bytes.subarray(at, at + slice));
    await turn();
  }
  return sum();
}

function hex(hash: ArrayBuffer): string {
  return Array.from(new Uint8Array(hash), byte => byte.toString(16).padStart(2, '0')).join('');
}
