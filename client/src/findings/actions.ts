import * as vscode from 'vscode';
import { clientCommand } from '../../../server/src/lsp/protocol/commands.ts';
import type { FixChoice } from '../../../server/src/lsp/protocol/fixes.ts';
import type { Connection } from '../connection.ts';
import { type Entry, messageOf } from './grouping.ts';
import { asRange, fingerprintOf, type Node, openingOf, placeOf } from './tree.ts';

/** What can be done about a finding in the view. */
export function findingCommands(server: () => Promise<Connection>): readonly vscode.Disposable[] {
  const command = (name: string, run: (node: Node | undefined, all: readonly Node[] | undefined) => unknown) =>
    vscode.commands.registerCommand(name, run);
  return [
    command('bomwarden.revealFinding', node => forFinding(node, open)),
    command('bomwarden.explainFinding', node => forFinding(node, async entry => explain(await server(), entry))),
    command('bomwarden.waiveFinding', node => forFinding(node, async entry => waive(await server(), entry))),
    command('bomwarden.copyFinding', (node, all) => copy(all ?? (node ? [node] : []))),
  ];
}

function forFinding(node: Node | undefined, run: (entry: Entry) => unknown): unknown {
  return node?.kind === 'finding' ? run(node.entry) : undefined;
}

/** In the editor that shows its kind. */
function open({ document, item }: Entry): Thenable<unknown> {
  const opening = openingOf(document, item);
  return vscode.commands.executeCommand(opening.command, ...(opening.arguments ?? []));
}

async function reveal({ document, item }: Entry): Promise<vscode.TextEditor> {
  const { uri, range } = item.inside ?? { uri: document.uri, range: item.diagnostic.range };
  return vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: asRange(range) });
}

async function explain({ client }: Connection, entry: Entry): Promise<void> {
  const editor = await reveal(entry);
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  const { range } = entry.item.inside ?? entry.item.diagnostic;
  await vscode.commands.executeCommand(clientCommand.explain, uri, range.start);
}

/** The document is opened first: what is waived should be seen. */
async function waive({ client }: Connection, entry: Entry): Promise<void> {
  const fingerprint = fingerprintOf(entry.item);
  if (fingerprint === undefined) return;
  const { document } = await reveal(entry);
  const { version } = document;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const choice: FixChoice = { uri, version, fingerprint, kind: 'waive', choices: [], common: '' };
  await vscode.commands.executeCommand(clientCommand.waive, choice);
}

async function copy(nodes: readonly Node[]): Promise<void> {
  const lines = nodes.flatMap(node => {
    if (node.kind === 'finding') return [lineOf(node.entry)];
    return node.kind === 'group' ? node.group.entries.map(lineOf) : [];
  });
  await vscode.env.clipboard.writeText(lines.join('\n'));
}

function lineOf({ document, item }: Entry): string {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(document.uri));
  // what stands in an archive names its file by itself
  return document.kind === 'archive' ? `${path}: ${messageOf(item)}` : `${path}:${placeOf(item)}: ${messageOf(item)}`;
}
