import { manifestOf } from '../core/signatures/manifest.ts';
import type { SignatureFile } from '../core/signatures/read-files.ts';
import { type Message, message } from '../core/text/message.ts';

/** The file in a pack that signs all the others. */
export const signatureFile = 'signature.json';

/** Why something could not be signed, in one sentence. */
export class SigningError extends Error {}

const ed25519 = { name: 'Ed25519' };

/**
 * The text of the signature file for the files of a pack.
 * @param privateKey PKCS 8 in PEM, as `openssl genpkey -algorithm ed25519` writes it
 * @throws SigningError
 */
export async function signFiles(files: readonly SignatureFile[], privateKey: string): Promise<string> {
  const bytes = fromPem(privateKey, 'PRIVATE KEY');
  if (bytes === undefined) throw new SigningError('The key is no private key in PEM (BEGIN PRIVATE KEY).');
  const key = await importKey('pkcs8', bytes, 'sign');
  if (key === undefined) throw new SigningError(noKey.text);
  const signature = await crypto.subtle.sign(ed25519, key, encode(manifestOf(files)));
  return `${JSON.stringify({ algorithm: 'Ed25519', signature: toBase64(new Uint8Array(signature)) }, null, 2)}\n`;
}

/**
 * Why the files of a pack are not what the holder of one of the keys signed, in one sentence; undefined if they are.
 * @param signature the text of the signature file, undefined where there is none
 * @param publicKeys SPKI in PEM, as `openssl pkey -pubout` writes it
 */
export async function refusalOf(
  files: readonly SignatureFile[],
  signature: string | undefined,
  publicKeys: readonly string[],
): Promise<Message | undefined> {
  if (signature === undefined) return message('pack.unsigned', 'It is not signed.');
  const signed = readSignature(signature);
  if (signed === undefined)
    return message('pack.signature', 'Its {file} is no Ed25519 signature.', { file: signatureFile });
  let usable = 0;
  for (const text of publicKeys) {
    const bytes = fromPem(text, 'PUBLIC KEY');
    const key = bytes && (await importKey('spki', bytes, 'verify'));
    if (key === undefined) continue;
    usable++;
    if (await crypto.subtle.verify(ed25519, key, signed, encode(manifestOf(files)))) return undefined;
  }
  return usable === 0
    ? noKey
    : message('pack.altered', 'It was altered after it was signed, or signed with a key that is not trusted.');
}

const noKey = message(
  'pack.no-key',
  'No key can be used: it is no Ed25519 key in PEM, or this runtime does not know Ed25519.',
);

async function importKey(format: 'pkcs8' | 'spki', bytes: Uint8Array, use: 'sign' | 'verify') {
  try {
    return await crypto.subtle.importKey(format, bytes, ed25519, false, [use]);
  } catch {
    return undefined; // a key of another kind, or a runtime without Ed25519
  }
}

function readSignature(text: string): Uint8Array | undefined {
  try {
    const { algorithm, signature } = JSON.parse(text) as { algorithm?: unknown; signature?: unknown };
    if (algorithm !== 'Ed25519' || typeof signature !== 'string') return undefined;
    const bytes = fromBase64(signature);
    return bytes.length === 64 ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function fromPem(text: string, label: string): Uint8Array | undefined {
  const body = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`).exec(text)?.[1];
  if (body === undefined) return undefined;
  try {
    return fromBase64(body.replace(/\s+/g, ''));
  } catch {
    return undefined;
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), unit => unit.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
