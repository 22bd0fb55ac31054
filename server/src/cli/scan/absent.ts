import { relative, resolve } from 'node:path';
import { fileTest, isGlob } from '../../core/policy/globs.ts';
import { nameKind } from '../../core/read/bom-name.ts';
import { detectFormat } from '../../core/read/index.ts';
import { mayHoldBom } from '../../core/read/may-hold-bom.ts';
import { decodeText } from '../../core/text/decode.ts';
import { Source } from '../../core/text/source.ts';
import { repositoryAround } from '../../host/root.ts';
import { type FoundFile, isLeftOut } from '../files.ts';
import { absentFiles } from '../git/absent.ts';
import { Blobs } from '../git/blobs.ts';

const absent = 'Git tracks this document, and it is not checked out here (sparse checkout).';

/**
 * Documents that a folder or pattern stands for and that a sparse checkout leaves out: by their name, or by what git keeps of
 * them. They are told and never reviewed, as the folder without them was asked for.
 * @param folder absolute path of the folder that the path is relative to
 * @param asked as given
 */
export async function* absentDocuments(folder: string, asked: string): AsyncGenerator<FoundFile> {
  const root = repositoryAround(folder);
  const files = root === undefined ? [] : await absentFiles(root);
  if (root === undefined || files.length === 0) return;
  const [scope = ''] = /^[^*?[{]*/.exec(asked) ?? [];
  const start = resolve(folder, isGlob(asked) ? scope.slice(0, scope.lastIndexOf('/') + 1) : asked);
  const fits = isGlob(asked) ? fileTest(asked.replace(/^(?:\.\/)+/, '')) : () => true;
  const blobs = new Blobs(root);
  try {
    for (const { path, id } of files) {
      const below = relative(start, resolve(root, path)).replaceAll('\\', '/');
      const shown = relative(folder, resolve(root, path)).replaceAll('\\', '/');
      if (below === '' || below === '..' || below.startsWith('../') || below.split('/').some(isLeftOut)) continue;
      const name = below.slice(below.lastIndexOf('/') + 1);
      if (!mayHoldBom(name) || !fits(shown)) continue;
      if (nameKind(name) !== 'sbom' && !isBom(await blobs.read(id).catch(() => undefined))) continue;
      yield { path: shown, named: false, absent: true, place: { failure: absent } };
    }
  } finally {
    blobs.close();
  }
}

/** What a clone without contents does not have is known by its name alone. */
function isBom(bytes: Uint8Array | undefined): boolean {
  return bytes !== undefined && detectFormat(new Source(decodeText(bytes).value)) !== undefined;
}
