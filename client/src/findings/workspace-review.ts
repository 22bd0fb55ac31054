import * as vscode from 'vscode';
import {
  type FoundParams,
  foundNotification,
  type ReviewFilesParams,
  type ReviewFilesResult,
  reviewFilesRequest,
} from '../../../server/src/lsp/protocol.ts';
import type { Connection } from '../connection.ts';
import type { Follower } from './follower.ts';

/** Endings of files that may hold a bill of materials or a list of devices; the command line opens the same ones. */
const endings = [
  ...['json', 'jsonld', 'jsonl', 'ndjson', 'xml', 'yaml', 'yml', 'spdx', 'rdf', 'tag', 'tv', 'txt', 'csv', 'tsv'],
  ...['cdx', 'bom', 'sbom', 'dts', 'dtsi', 'swidtag', 'device_registry', 'sigstore', 'intoto', 'att', 'dsse'],
];
const leftOut = '**/{node_modules,.git}/**';

/** Reviews all that the workspace has, whether it is open or not. */
export class WorkspaceReview {
  readonly #follower: Follower;
  #run = 0;

  constructor(follower: Follower) {
    this.#follower = follower;
  }

  /** "Review workspace": with progress, to be cancelled; what is found is shown as it comes. */
  async start(server: Connection): Promise<void> {
    if (!vscode.workspace.workspaceFolders?.length) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open the folder that is to be reviewed.'));
      return;
    }
    const title = vscode.l10n.t('Reviewing the workspace');
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    const told = await vscode.window.withProgress(options, (progress, token) => this.review(server, progress, token));
    if (told !== undefined) vscode.window.setStatusBarMessage(told, 8000);
  }

  /** What to tell at the end; undefined where it was cancelled. */
  async review(
    { client }: Connection,
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<string | undefined> {
    const files = await vscode.workspace.findFiles(`**/*.{${endings.join(',')}}`, leftOut, undefined, token);
    if (token.isCancellationRequested) return undefined;
    const run = ++this.#run;
    const uris = inOrder(files).map(uri => client.code2ProtocolConverter.asUri(uri));
    const params: ReviewFilesParams = { uris, run };
    let before = 0;
    const following = client.onNotification(foundNotification, (found: FoundParams) => {
      if (found.run !== run || token.isCancellationRequested) return;
      void this.#follower.take(found.documents);
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
      return result && toldOf(result, uris.length);
    } finally {
      following.dispose();
    }
  }
}

/** What says by its name that it is a bill of materials comes first: people look for that. */
function inOrder(files: readonly vscode.Uri[]): readonly vscode.Uri[] {
  const rank = ({ path }: vscode.Uri) => (/bom|cdx|spdx|device/i.test(path.slice(path.lastIndexOf('/'))) ? 0 : 1);
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
