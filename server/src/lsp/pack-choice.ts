import { type Message, message } from '../core/text/message.ts';
import { printable } from '../core/text/printable.ts';
import { folderNamed, isBelow, isInFolder, rootOf } from '../host/folders.ts';
import type { Notice } from './notice.ts';
import type { Settings } from './settings.ts';
import type { SignaturesInUse } from './signatures.ts';

/** What decides which packs a document may have. */
export interface PackContext {
  readonly folders: readonly string[];
  readonly trusted: boolean;
}

/** The packs of a document: URI of the folder, with the name by which the user knows it. */
export type ChosenPacks = ReadonlyMap<string, string>;

/** The packs that the settings of a document name, as far as they may be read; the notices say why others may not. */
export function packsOf(
  uri: string,
  { signatures, received }: Settings,
  { folders, trusted }: PackContext,
  notices: Notice[] = [],
): ChosenPacks {
  const packs = new Map<string, string>();
  const root = folders.includes(uri) ? uri : rootOf(uri, folders);
  let withheld = false;
  for (const name of signatures) {
    const folder = folderNamed(name, root);
    if (folder === undefined)
      notices.push(
        refusal(name, message('notice.pack-outside', 'The path must stay in the workspace folder of the document.')),
      );
    else if (isBelow(folder, received, folders))
      notices.push(refusal(name, message('notice.pack-received', 'It lies in a folder of received documents.')));
    else if (!trusted && folders.some(one => isInFolder(folder, one))) withheld = true;
    else packs.set(folder, name);
  }
  if (withheld) notices.push({ code: 'untrusted-workspace', severity: 'information', message: untrusted });
  return packs;
}

const untrusted = message(
  'notice.pack-untrusted',
  'The signatures of this workspace have no effect until you trust the workspace.',
);

/** Why packs that were read are not used. */
export function refusalsOf({ packs }: SignaturesInUse, names: ChosenPacks): readonly Notice[] {
  return packs.flatMap(({ folder, refused }) =>
    refused === undefined ? [] : [refusal(names.get(folder) ?? folder, refused)],
  );
}

function refusal(name: string, reason: Message): Notice {
  const said = message('notice.pack-refused', 'None of the signatures in “{name}” are used. {reason}', {
    name: printable(name, 100),
    reason,
  });
  return { code: 'pack-refused', severity: 'warning', message: said };
}
