import { isExcluded } from '../core/policy/choose.ts';
import { configurationFile, decoded, isBelow, isInFolder, relativePath, waiversFile } from './folders.ts';
import type { LoadedConfiguration, LoadedWaivers, PolicyFiles } from './policy-files.ts';

/** What the folders from the root down to one of them say. */
export interface FolderPolicy {
  /** The folder stands in or below one with documents that others sent. */
  readonly received: boolean;
  /** A configuration above leaves the folder out, with everything below it. */
  readonly excluded: boolean;
  /** From the nearest folder that has one. */
  readonly configuration: LoadedConfiguration | undefined;
  readonly waivers: LoadedWaivers | undefined;
  /** Something is there that would have had a say, if the workspace were trusted. */
  readonly withheld: boolean;
  /** Everything that anybody above declared as received. */
  readonly receivedFolders: readonly Received[];
  /** What holds above the outermost folder. */
  readonly isAboveRoot: boolean;
}

/** Names of folders, relative to one of them. */
export interface Received {
  readonly home: string;
  readonly names: readonly string[];
}

export interface FolderOptions {
  readonly files: PolicyFiles;
  readonly trusted: boolean;
  /** A configuration that holds for everything, instead of those that stand in folders. */
  readonly fixed: { readonly uri: string; readonly home: string } | undefined;
}

/** What holds above the outermost folder. */
export async function aboveRoot(received: Received, options: FolderOptions): Promise<FolderPolicy> {
  const { fixed, files } = options;
  const above: FolderPolicy = {
    received: false,
    excluded: false,
    configuration: undefined,
    waivers: undefined,
    withheld: false,
    receivedFolders: [received],
    isAboveRoot: true,
  };
  if (!fixed) return above;
  const configuration = await files.configuration(fixed.uri, fixed.home);
  if (!configuration) return above;
  const receivedFolders = [received, receivedOf(configuration)];
  check(configuration, receivedFolders, true, files);
  const waivers = await waiversOf(configuration.home, configuration, receivedFolders, files);
  return { ...above, configuration, receivedFolders, waivers };
}

/** What holds in a folder, given what holds in the one above it. A folder with received documents is never asked. */
export async function below(above: FolderPolicy, folder: string, options: FolderOptions): Promise<FolderPolicy> {
  const isRoot = above.isAboveRoot;
  const received = above.received || isReceived(folder, above.receivedFolders);
  const excluded = above.excluded || leavesOut(above.configuration, folder);
  if (received) return { ...above, received, excluded, isAboveRoot: false };
  const { files, trusted, fixed } = options;
  if (!trusted) {
    const found =
      (await files.exists(`${folder}/${configurationFile}`)) || (await files.exists(`${folder}/${waiversFile}`));
    return { ...above, withheld: above.withheld || found, isAboveRoot: false };
  }
  const own = fixed ? undefined : await files.configuration(`${folder}/${configurationFile}`, folder);
  const home = own ?? (fixed?.home === folder ? above.configuration : undefined);
  const receivedFolders = own ? [...above.receivedFolders, receivedOf(own)] : above.receivedFolders;
  if (own) check(own, receivedFolders, isRoot, files);
  const waivers = await waiversOf(folder, home, receivedFolders, files);
  return {
    ...above,
    isAboveRoot: false,
    excluded,
    configuration: own ?? above.configuration,
    waivers: waivers ?? above.waivers,
    receivedFolders,
  };
}

export function isReceived(uri: string, folders: readonly Received[]): boolean {
  return folders.some(({ home, names }) => isBelow(uri, names, [home]));
}

/** Where the waivers of a folder stand. */
export function waiversUriOf(folder: string, configuration: LoadedConfiguration | undefined): string {
  const own = configuration?.home === folder ? configuration.value.waivers : undefined;
  return own === undefined ? `${folder}/${waiversFile}` : inFolder(folder, own.value);
}

/** The URI of a path below a folder. */
export function inFolder(folder: string, path: string): string {
  return [folder, ...path.split('/').map(encodeURIComponent)].join('/');
}

async function waiversOf(
  folder: string,
  own: LoadedConfiguration | undefined,
  received: readonly Received[],
  files: PolicyFiles,
): Promise<LoadedWaivers | undefined> {
  const uri = waiversUriOf(folder, own);
  return isReceived(uri, received) ? undefined : files.waivers(uri, folder);
}

/** What a configuration names without effect is told: a review without it says something else than was meant. */
function check(
  configuration: LoadedConfiguration,
  received: readonly Received[],
  isRoot: boolean,
  files: PolicyFiles,
): void {
  const { waivers, packs, keys, baseline, requireComplete } = configuration.value;
  const ofRoot = [...packs, ...keys, ...(baseline ? [baseline] : [])];
  for (const { value, span } of [...(waivers ? [waivers] : []), ...ofRoot]) {
    if (!isReceived(inFolder(configuration.home, value), received)) continue;
    const message = 'This has no effect: it lies in a folder with received documents.';
    files.report(configuration, { code: 'configuration-received', message, severity: 'error', span });
  }
  const [first] = [...ofRoot, ...(requireComplete ? [requireComplete] : [])];
  if (isRoot || !first) return;
  const message = 'This has no effect here, only in the workspace folder or where the command runs.';
  files.report(configuration, { code: 'configuration-not-root', message, severity: 'error', span: first.span });
}

function receivedOf({ home, value }: LoadedConfiguration): Received {
  return { home, names: value.received.map(({ value: name }) => name) };
}

function leavesOut(configuration: LoadedConfiguration | undefined, folder: string): boolean {
  if (!configuration || decoded(folder) === decoded(configuration.home)) return false;
  return (
    isInFolder(folder, configuration.home) && isExcluded(relativePath(configuration.home, folder), configuration.value)
  );
}
