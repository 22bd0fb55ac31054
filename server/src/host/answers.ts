import { answersIn, answersInside, largestAnswers, mayHoldAnswers } from '../core/ask/answers-in.ts';
import type { Declaration } from '../core/model/declaration.ts';
import { ArchiveBudget } from '../core/read/archive/budget.ts';
import { containerKind, isArchiveName, openContainer } from '../core/read/archive/open.ts';
import { message } from '../core/text/message.ts';
import { printable } from '../core/text/printable.ts';
import { decoded } from './folders.ts';
import type { FileTree } from './host.ts';

/** Files of one folder that are looked at, and how much of them all together, in bytes. */
const mostFiles = 500;
const mostBytes = 64 * (1 << 20);

/** Whether a file may hold answers, by its name: they come back in archives too. */
export function mayBringAnswers(name: string): boolean {
  return mayHoldAnswers(name) || isArchiveName(name);
}

/** What suppliers answered in the files of a folder. */
export async function answersInFolder(uri: string, tree: FileTree): Promise<readonly Declaration[]> {
  const listed = await tree.list(uri);
  const found: Declaration[] = [];
  let bytes = 0;
  for (const file of listed.filter(({ kind, name }) => kind === 'file' && mayBringAnswers(name)).slice(0, mostFiles)) {
    const own = bytes > mostBytes ? undefined : await tree.read(file.uri, undefined, largestAnswers);
    bytes += own?.length ?? 0;
    if (own) found.push(...answersOf(own, file.name));
  }
  return found;
}

/** What suppliers answered in a file, or in the files of a folder, that somebody named; undefined where nothing is there. */
export async function answersNamed(uri: string, tree: FileTree): Promise<readonly Declaration[] | undefined> {
  const bytes = await tree.read(uri, undefined, largestAnswers);
  if (bytes) return answersOf(bytes, decoded(uri.slice(uri.lastIndexOf('/') + 1)));
  return (await tree.list(uri)).length > 0 ? answersInFolder(uri, tree) : undefined;
}

/** Answers in a file, which may be packed. */
export function answersOf(bytes: Uint8Array, name: string): readonly Declaration[] {
  if (bytes.length > largestAnswers) return [];
  const own = answersIn(bytes, name);
  if (own) return own.declarations;
  if (mayHoldAnswers(name) || containerKind(bytes) === undefined) return [];
  const container = openContainer(bytes, name, new ArchiveBudget());
  return container ? answersInside(container, entry => `${name}!/${entry}`) : [];
}

/** Said of a place that a configuration names for answers, and where none are. @param path as people at this place call it */
export const noAnswers = (path: string) =>
  message('answers.none', 'There are no answers of suppliers in “{path}”, which the configuration names.', {
    path: printable(path, 200),
  });

/** Once each, wherever they were met. */
export function withoutRepeats(declarations: readonly Declaration[]): readonly Declaration[] {
  return [...new Map(declarations.map(each => [`${each.file} ${each.place} ${each.question}`, each])).values()];
}
