import * as vscode from 'vscode';
import { type ReportParams, type ReportResult, reportRequest } from '../../../server/src/lsp/protocol/pages.ts';
import type { Connection } from '../connection.ts';
import { PagePanel } from '../page-panel.ts';

/** What a place in a report is sent back as by the page. */
interface PageLink {
  readonly document: number;
  readonly line: number;
  readonly column: number;
}

type Format = Exclude<ReportParams['format'], 'panel'>;

const endings: Readonly<Record<Format, string>> = {
  html: 'html',
  sarif: 'sarif',
  csv: 'csv',
  cyclonedx: 'cdx.json',
};

/** Reports on documents: one in a panel beside the editor, others as files. */
export class Reports implements vscode.Disposable {
  readonly #panel = new PagePanel({ viewType: 'bomwarden.report', scripts: true });
  readonly #version: string;
  #listening: vscode.Disposable | undefined;
  #places: readonly vscode.Uri[] = [];

  constructor(version: string) {
    this.#version = version;
  }

  /** Shows the report on documents in the panel. */
  async show(server: Connection, uris: readonly string[]): Promise<void> {
    const report = await this.#ask(server, uris, 'panel');
    if (!report) return;
    this.#places = report.documents.map(uri => vscode.Uri.parse(uri));
    const { webview } = this.#panel.show(vscode.l10n.t('Report'), report.text);
    this.#listening?.dispose();
    this.#listening = webview.onDidReceiveMessage((place: PageLink) => this.#open(place));
  }

  /** Asks for a format and a file, and writes the report there. */
  async export(server: Connection, uris: readonly string[]): Promise<void> {
    const items: readonly (vscode.QuickPickItem & { readonly format: Format })[] = [
      { format: 'html', label: 'HTML', detail: vscode.l10n.t('A page for people: to send, to print, to keep.') },
      { format: 'sarif', label: 'SARIF', detail: vscode.l10n.t('For code scanning and other viewers of findings.') },
      { format: 'csv', label: 'CSV', detail: vscode.l10n.t('One line a finding, for a spreadsheet.') },
      ...(uris.length === 1
        ? [
            {
              format: 'cyclonedx' as const,
              label: 'CycloneDX',
              detail: vscode.l10n.t('The document itself, with the findings as notes.'),
            },
          ]
        : []),
    ];
    const title = vscode.l10n.t('Export the report as');
    const picked = await vscode.window.showQuickPick(items, { title });
    const report = picked && (await this.#ask(server, uris, picked.format));
    if (!report) return;
    const file = await vscode.window.showSaveDialog({ defaultUri: placeFor(uris, picked.format), title });
    if (!file) return;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(report.text));
    const open = vscode.l10n.t('Open');
    const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('The report is written.'), open);
    if (chosen === open) await vscode.commands.executeCommand('vscode.open', file);
  }

  dispose(): void {
    this.#listening?.dispose();
    this.#panel.dispose();
  }

  async #ask({ client }: Connection, uris: readonly string[], format: ReportParams['format']) {
    if (uris.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been reviewed yet.'));
      return undefined;
    }
    const params: ReportParams = { uris, format, version: this.#version };
    const result = await client.sendRequest<ReportResult>(reportRequest, params);
    if (!('refused' in result)) return result;
    void vscode.window.showWarningMessage(result.refused);
    return undefined;
  }

  async #open({ document, line, column }: PageLink): Promise<void> {
    const uri = this.#places[document];
    if (!uri) return;
    const at = new vscode.Position(line, column);
    const options = { selection: new vscode.Range(at, at), viewColumn: vscode.ViewColumn.One };
    await vscode.commands.executeCommand('vscode.open', uri, options);
  }
}

function placeFor(uris: readonly string[], format: Format): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const [first = ''] = uris;
  const only = vscode.Uri.parse(first);
  const stem = (only.path.split('/').pop() ?? '').replace(/(?:\.cdx|\.spdx|\.devices)?\.[a-z]+$/i, '');
  const name =
    uris.length === 1 && stem !== '' ? `${stem}.bomwarden.${endings[format]}` : `bomwarden.${endings[format]}`;
  return vscode.Uri.joinPath(uris.length === 1 ? vscode.Uri.joinPath(only, '..') : (folder?.uri ?? only), name);
}
