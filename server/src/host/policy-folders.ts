import { isExcluded } from '../core/policy/choose.ts';
import { configurationFile, isBelow, relativePath, waiversFile } from './folders.ts';
import type { LoadedConfiguration, LoadedWaivers, PolicyFiles } from './policy-files.ts';

/** What the folders from the root down to one of them say. */
export interface FolderPolicy {
  /** The folder stands in or below one with documents that others sent. */
  readonly received: boolean;
  /** A configuration above leaves the folder out, with everything below it. */
  readonly excluded: boolean;
  /** Of the nearest folder that has one. */
  readonly configuration: LoadedConfiguration | undefined;
  readonly waivers: LoadedWaivers | undefined;
  /** Something is there that would have had a say, if the workspace were trusted. */
  readonly withheld: boolean;
  /** Everything that anybody above declared as received. */
  readonly receivedFolders: readonly Received[];
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
  };
  if (!fixed) return above;
  const configuration = await files.configuration(fixed.uri, fixed.home);
  if (!configuration) return above;
  return {
    ...above,
    configuration,
    receivedFolders: [received, receivedOf(configuration)],
    waivers: await waiversOf(configuration.home, configuration, [received, receivedOf(configuration)], files),
  };
}

/** What holds in a folder, given what holds in the one above it. A folder with received documents is never asked. */
export async function below(above: FolderPolicy, folder: string, options: FolderOptions): Promise<FolderPolicy> {
  const received = above.received || isReceived(folder, above.receivedFolders);
  const excluded = above.excluded || leavesOut(above.configuration, folder);
  if (received) return { ...above, received, excluded };
  const { files, trusted, fixed } = options;
  if (!trusted) {
    const found =
      (await files.exists(`${folder}/${configurationFile}`)) || (await files.exists(`${folder}/${waiversFile}`));
    return { ...above, withheld: above.withheld || found };
  }
  const own = fixed ? undefined : await files.configuration(`${folder}/${configurationFile}`, folder);
  const home = own ?? (fixed?.home === folder ? above.configuration : undefined);
  const receivedFolders = own ? [...above.receivedFolders, receivedOf(own)] : above.receivedFolders;
  const waivers = await waiversOf(folder, home, receivedFolders, files);
  return {
    ...above,
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

function receivedOf({ home, value }: LoadedConfiguration): Received {
  return { home, names: value.received.map(({ value: name }) => name) };
}

function leavesOut(configuration: LoadedConfiguration | undefined, folder: string): boolean {
  if (!configuration || folder === configuration.home) return false;
  return (
    folder.startsWith(`${configuration.home}/`) &&
    isExcluded(relativePath(configuration.home, folder), configuration.value)
  );
}
