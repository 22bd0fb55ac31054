import type { FileProblem } from '../core/signatures/check.ts';
import { compileSignatures, type SignatureFile } from '../core/signatures/compile.ts';
import { isSignaturePath } from '../core/signatures/read-files.ts';
import type { SignatureSet } from '../core/signatures/types/set.ts';
import { decodeText } from '../core/text/decode.ts';
import { type Message, message, quote } from '../core/text/message.ts';
import { printable } from '../core/text/printable.ts';
import { relativePath } from './folders.ts';
import type { FileTree } from './host.ts';
import { refusalOf, signatureFile } from './pack-signature.ts';

/** A folder of signature files that a user keeps beside the shipped ones. */
export interface Pack {
  /** Its files in YAML and JSON, in order of their paths. */
  readonly files: readonly SignatureFile[];
  /** The text of its signature file. */
  readonly signature: string | undefined;
  /** Files that could not be read, with the reason. */
  readonly unreadable: readonly { readonly path: string; readonly reason: Message }[];
}

/** What became of one pack: in use, or refused with the reason. */
export interface PackReport {
  readonly folder: string;
  readonly refused: Message | undefined;
  readonly problems: readonly FileProblem[];
}

const deepest = 5;
const mostFiles = 5_000;
const mostBytes = 10_000_000;
/** Of a list of names. */
const mostNames = 50_000_000;

/** Reads the files of a pack; never more than a limit of files, bytes and depth. */
export async function readPack(tree: FileTree, folder: string, signal?: AbortSignal): Promise<Pack> {
  const files: SignatureFile[] = [];
  const unreadable: { path: string; reason: Message }[] = [];
  for (const uri of await filesBelow(tree, folder, deepest, signal)) {
    const path = relativePath(folder, uri);
    // Anything may stand beside in JSON: the signature itself, schemas, settings of tools.
    if (/\.(?:json|tsv)$/.test(path) && !isSignaturePath(path)) continue;
    if (files.length === mostFiles) {
      unreadable.push({ path, reason: message('pack.files', 'A pack holds at most {n} files.', { n: mostFiles }) });
      break;
    }
    const text = await readText(tree, uri, signal);
    if (typeof text === 'string') files.push({ path, text });
    else unreadable.push({ path, reason: text.reason });
  }
  const signature = await tree.read(`${folder}/${signatureFile}`, signal);
  return { files, signature: signature && decodeText(signature).value, unreadable };
}

async function filesBelow(
  tree: FileTree,
  folder: string,
  depth: number,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await tree.list(folder, signal)) {
    if (entry.kind === 'file' && /\.(?:ya?ml|json|tsv)$/.test(entry.name)) found.push(entry.uri);
    if (entry.kind === 'folder' && depth > 0) found.push(...(await filesBelow(tree, entry.uri, depth - 1, signal)));
    if (found.length > mostFiles) break;
  }
  return found;
}

async function readText(
  tree: FileTree,
  uri: string,
  signal?: AbortSignal,
): Promise<string | { readonly reason: Message }> {
  const bytes = await tree.read(uri, signal);
  if (bytes === undefined) return { reason: message('pack.unreadable', 'It cannot be read.') };
  const most = uri.endsWith('.tsv') ? mostNames : mostBytes;
  if (bytes.length > most)
    return { reason: message('pack.large', 'It is larger than {n} MB.', { n: most / 1_000_000 }) };
  const { value, problems } = decodeText(bytes);
  return problems.length === 0 ? value : { reason: message('pack.no-text', 'It is not text in UTF-8 or UTF-16.') };
}

/**
 * The set with the packs of the folders on top, one after the other. A pack that holds an error is refused whole, as half a
 * pack would say something that nobody wrote.
 * @param trusted public keys in PEM; where there are any, only packs signed by one of them are taken
 */
export async function addPacks(
  base: SignatureSet,
  folders: readonly string[],
  trusted: readonly string[] | undefined,
  tree: FileTree,
  signal?: AbortSignal,
): Promise<{ readonly set: SignatureSet; readonly reports: readonly PackReport[] }> {
  let set = base;
  const reports: PackReport[] = [];
  for (const folder of folders) {
    const pack = await readPack(tree, folder, signal);
    const untrusted = trusted && (await refusalOf(pack.files, pack.signature, trusted));
    const { value, problems } = compileSignatures(pack.files, set);
    const refused = untrusted ?? reasonAgainst(pack, problems);
    if (refused === undefined) set = value;
    reports.push({ folder, refused, problems });
  }
  return { set, reports };
}

/** Why a pack cannot be used, apart from who signed it. */
export function reasonAgainst(pack: Pack, problems: readonly FileProblem[]): Message | undefined {
  const [first] = pack.unreadable;
  if (first)
    return message('pack.file', '{file}: {reason}', { file: printable(first.path, 200), reason: first.reason });
  if (pack.files.length === 0) return message('pack.empty', 'It holds no signature file.');
  const errors = problems.filter(problem => problem.severity === 'error');
  const [worst] = errors;
  if (!worst) return undefined;
  return message(
    'pack.errors',
    { one: 'It has {n} error, in {file}: {said}', other: 'It has {n} errors, the first in {file}: {said}' },
    { n: errors.length, file: printable(worst.file, 200), said: quote(printable(worst.message, 300)) },
  );
}
