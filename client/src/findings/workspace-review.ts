import * as vscode from 'vscode';
import {
  type FoundParams,
  foundNotification,
  type ReviewFilesParams,
  type ReviewFilesResult,
  reviewFilesRequest,
} from '../../../server/src/lsp/protocol/findings.ts';
import type { Connection } from '../connection.ts';
import type { Follower } from './follower.ts';

export const viewId = 'bomwarden.findings';

/** Endings of files that may hold a bill of materials or a list of devices, of archives and of images; the command line opens the same ones. */
const endings = [
  ...['json', 'jsonld', 'jsonl', 'ndjson', 'xml', 'yaml', 'yml', 'spdx', 'rdf', 'tag', 'tv', 'txt', 'csv', 'tsv'],
  ...['cdx', 'bom', 'sbom', 'dts', 'dtsi', 'swidtag', 'device_registry', 'sigstore', 'intoto', 'att', 'dsse'],
  ...['xlsx', 'xlsm', 'ods', 'zip', 'tar', 'tgz', 'gz', 'tzst', 'zst'],
  ...['dav', 'bin', 'img', 'image', 'trx', 'chk', 'itb', 'fit', 'dtb', 'ubi', 'ubifs', 'squashfs', 'sqfs', 'cramfs'],
  ...['romfs', 'jffs2', 'ext2', 'ext3', 'ext4', 'cpio', 'rom', 'cap', 'cab', 'dfu', 'hex', 'fw'],
];
const pattern = `**/*.{${endings.join(',')}}`;
const leftOut = '**/{node_modules,.git}/**';

/** Reviews all that the workspace has, whether it is open or not. */
export class WorkspaceReview {
  readonly #follower: Follower;
  #run = 0;

  constructor(follower: Follower) {
    this.#follower = follower;
  }

  /**
   * "Review workspace": with progress, to be cancelled; what is found is shown as it comes.
   * @param places files and folders that are to be reviewed; undefined: all of the workspace
   * @returns whether it came to its end
   */
  async start(server: Connection, places?: readonly vscode.Uri[]): Promise<boolean> {
    if (!places && !vscode.workspace.workspaceFolders?.length) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder that is to be reviewed.'));
      return false;
    }
    const title = places ? vscode.l10n.t('Reviewing') : vscode.l10n.t('Reviewing the workspace');
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    const told = await vscode.window.withProgress(options, async (progress, token) => {
      const files = places ? await filesIn(places, token) : await find(pattern, token);
      return token.isCancellationRequested ? undefined : this.review(server, files, progress, token);
    });
    if (told !== undefined) vscode.window.setStatusBarMessage(told, 8000);
    return told !== undefined;
  }

  /** What to tell at the end; undefined where it was cancelled. */
  async review(
    { client }: Connection,
    files: readonly vscode.Uri[],
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<string | undefined> {
    const run = ++this.#run;
    const uris = inOrder(files).map(uri => client.code2ProtocolConverter.asUri(uri));
    const params: ReviewFilesParams = { uris, run };
    let before = 0;
    const taken: Promise<void>[] = [];
    const following = client.onNotification(foundNotification, (found: FoundParams) => {
      if (found.run !== run || token.isCancellationRequested) return;
      taken.push(this.#follower.take(found.documents));
      const increment = ((found.done - before) / Math.max(1, uris.length)) * 100;
      before = found.done;
      progress.report({ message: vscode.l10n.t('{0} of {1} files', found.done, uris.length), increment });
    });
    // whoever cancels need not wait for the file that is being read
    const cancelled = new Promise<undefined>(resolve => token.onCancellationRequested(() => resolve(undefined)));
    const asked = client.sendRequest<ReviewFilesResult>(reviewFilesRequest, params, token).catch((reason: unknown) => {
      if (!token.isCancellationRequested) throw reason;
      return undefined;
    });
    try {
      const result = await Promise.race([asked, cancelled]);
      if (!result) return undefined;
      taken.push(this.#follower.take(result.rest));
      await Promise.all(taken);
      return toldOf(result, uris.length);
    } finally {
      following.dispose();
    }
  }
}

async function find(glob: vscode.GlobPattern, token: vscode.CancellationToken): Promise<readonly vscode.Uri[]> {
  return vscode.workspace.findFiles(glob, leftOut, undefined, token);
}

/** Files that are named, and those of folders. */
export async function filesIn(
  places: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const files = await Promise.all(
    places.map(async place => {
      const { type } = await vscode.workspace.fs.stat(place);
      const isFolder = (type & vscode.FileType.Directory) !== 0;
      return isFolder ? find(new vscode.RelativePattern(place, pattern), token) : [place];
    }),
  );
  return files.flat();
}

const slow = /\.(?:zip|tar|tgz|gz|tzst|zst|dav|bin|img|image|trx|itb|ubi|squashfs|rom|cap|cab|dfu|hex|fw)$/i;

/** What says by its name that it is a bill of materials comes first: people look for that. What takes its time comes last. */
function inOrder(files: readonly vscode.Uri[]): readonly vscode.Uri[] {
  const rank = ({ path }: vscode.Uri) => {
    if (slow.test(path)) return 2;
    return /bom|cdx|spdx|device/i.test(path.slice(path.lastIndexOf('/'))) ? 0 : 1;
  };
  return [...files].sort((one, other) => rank(one) - rank(other) || (one.path < other.path ? -1 : 1));
}

function toldOf({ reviewed, kept }: ReviewFilesResult, files: number): string {
  return vscode.l10n.t(
    '{0} bills of materials reviewed of {1} files; {2} have not changed since.',
    reviewed,
    files,
    kept,
  );
}
