/** The name of the file that holds a folder's accepted findings. */
export const waiversFile = '.bomwarden/waivers.yml';

/** The name of the file that says what holds for the documents of a folder. */
export const configurationFile = '.bomwarden.yml';

/** The folders from that of a document up to the workspace folder that holds it, nearest first; none outside of every workspace folder. */
export function foldersAbove(uri: string, workspaceFolders: readonly string[]): readonly string[] {
  const root = rootOf(uri, workspaceFolders);
  if (root === undefined) return [];
  const folders: string[] = [];
  for (let folder = parentOf(uri); isInFolder(folder, root); folder = parentOf(folder)) {
    folders.push(folder);
    if (decoded(folder) === decoded(root)) break;
  }
  return folders;
}

/** The innermost workspace folder that holds a document, without a slash at its end. */
export function rootOf(uri: string, workspaceFolders: readonly string[]): string | undefined {
  return workspaceFolders
    .map(withoutSlash)
    .filter(root => isInFolder(uri, root) && decoded(uri) !== decoded(root))
    .sort((one, other) => other.length - one.length)[0];
}

/** Whether a document stands in or below one of the folders that a user named relative to the workspace folder. */
export function isBelow(uri: string, names: readonly string[], workspaceFolders: readonly string[]): boolean {
  const root = rootOf(uri, workspaceFolders);
  if (root === undefined) return false;
  return names.some(name => {
    const path = name.split(/[\\/]+/).filter(part => part !== '' && part !== '.');
    if (path.includes('..')) return false;
    // Clients encode paths differently, so the decoded forms are compared.
    return isWithin(decoded(uri), [decoded(root), ...path].join('/'));
  });
}

/** The path of a document relative to a folder that holds it, decoded, with forward slashes. */
export function relativePath(folder: string, uri: string): string {
  return decoded(uri).slice(decoded(withoutSlash(folder)).length + 1);
}

/** Whether a place is a folder or lies in it, however either is encoded. */
export function isInFolder(uri: string, folder: string): boolean {
  return isWithin(decoded(uri), decoded(withoutSlash(folder)));
}

/**
 * The URI of a folder that a user named: relative to a workspace folder, as an absolute path, or as a URI; without a slash
 * at its end. Undefined where a relative name leads out of the workspace folder, or there is none.
 */
export function folderNamed(name: string, root: string | undefined): string | undefined {
  if (/^[a-z][a-z0-9+.-]+:\//i.test(name)) return withoutSlash(name);
  const drive = /^[a-z]:[\\/]/i.test(name);
  const path = name.split(/[\\/]+/).filter(part => part !== '' && part !== '.');
  if (drive || name.startsWith('/')) return [placeOf(root), ...path.map(encodeURIComponent)].join('/');
  if (root === undefined || path.includes('..')) return undefined;
  return [withoutSlash(root), ...path.map(encodeURIComponent)].join('/');
}

/** Scheme and authority, where absolute paths start. */
function placeOf(root: string | undefined): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(root ?? '')?.[0] ?? 'file://';
}

/** Whether a file is a configuration. */
export function isConfiguration(uri: string): boolean {
  return uri.endsWith(`/${configurationFile}`);
}

/** Whether a file is one that holds waivers. */
export function isWaiversFile(uri: string): boolean {
  return uri.endsWith(`/${waiversFile}`);
}

function isWithin(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(`${folder}/`);
}

/** The folder of a file, or the one above a folder. */
export function parentOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash < 0 ? '' : uri.slice(0, slash);
}

function withoutSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}

/** One form for all encodings of a URI: clients and machines escape different characters. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
