import * as vscode from 'vscode';
import {
  type AgentDocument,
  type AgentParams,
  type AgentResult,
  agentRequest,
} from '../../server/src/lsp/protocol/agents.ts';
import type { Connection } from './connection.ts';

/** More files than anybody asks about in one question. */
const most = 100;

/** What an agent may say; the schemas stand in package.json. */
interface Input {
  readonly paths?: readonly string[];
  readonly subject?: string;
  readonly profiles?: readonly string[];
  readonly asOf?: string;
}

/** The tools that the editor's agents may call. They read files of the workspace and nothing else. */
export function registerTools(server: () => Promise<Connection>): readonly vscode.Disposable[] {
  return (['review', 'explain', 'coverage'] as const).map(tool =>
    vscode.lm.registerTool<Input>(`bomwarden_${tool}`, {
      invoke: async ({ input: { paths = [], ...input } }, token) => {
        const documents = tool === 'explain' ? [] : await documentsOf(paths);
        const { client } = await server();
        const params: AgentParams = { tool, documents, ...input };
        const result = await client.sendRequest<AgentResult>(agentRequest, params, token);
        if (result.text === undefined) throw new Error(result.failed);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(result.text)]);
      },
    }),
  );
}

/** Without paths the document that somebody looks at. */
async function documentsOf(paths: readonly string[]): Promise<readonly AgentDocument[]> {
  if (paths.length === 0) {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) throw new Error('Name files of the workspace: no document is open.');
    return [contentOf(document)];
  }
  const found = new Map<string, vscode.Uri>();
  for (const path of paths) for (const uri of await filesAt(path)) found.set(uri.toString(), uri);
  if (found.size > most) throw new Error(`These are ${found.size} files; ask about ${most} at most.`);
  return Promise.all([...found.values()].map(read));
}

/** The file, or what stands in the folder, at a path of the workspace. */
async function filesAt(path: string): Promise<readonly vscode.Uri[]> {
  const isOutside = /^[\\/]|^[a-z]:/i.test(path) || path.split(/[\\/]/).includes('..');
  if (isOutside) throw new Error(`"${path}" is no path of the workspace.`);
  const clean = path.replace(/^(?:\.\/)+/, '').replace(/^\.$/, '');
  const found: vscode.Uri[] = [];
  for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
    const type = await typeOf(vscode.Uri.joinPath(folder, clean));
    const matches =
      type === undefined || (type & vscode.FileType.Directory) === 0
        ? [vscode.Uri.joinPath(folder, clean)]
        : await vscode.workspace.findFiles(new vscode.RelativePattern(folder, within(clean)), undefined, most + 1);
    for (const uri of matches) if (await isOwnFile(uri, folder)) found.push(uri);
  }
  if (found.length === 0) throw new Error(`"${path}" is no file or folder of the workspace with an SBOM.`);
  return found;
}

function within(folder: string): string {
  return `${folder === '' ? '' : `${folder}/`}**/*{bom,sbom,cdx,spdx,devices}*.{json,xml,yaml,yml,spdx,csv}`;
}

/** A file to which no link leads on the way: what a link leads to may be outside of the workspace. */
async function isOwnFile(uri: vscode.Uri, folder: vscode.Uri): Promise<boolean> {
  if ((await typeOf(uri)) !== vscode.FileType.File) return false;
  for (
    let at = vscode.Uri.joinPath(uri, '..');
    at.path.length > folder.path.length;
    at = vscode.Uri.joinPath(at, '..')
  ) {
    if ((await typeOf(at)) !== vscode.FileType.Directory) return false;
  }
  return true;
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => type,
    () => undefined,
  );
}

async function read(uri: vscode.Uri): Promise<AgentDocument> {
  try {
    return contentOf(await vscode.workspace.openTextDocument(uri));
  } catch {
    // too large for the editor, or no text: said in the answer
    return { uri: uri.toString(), path: vscode.workspace.asRelativePath(uri), text: null };
  }
}

function contentOf(document: vscode.TextDocument): AgentDocument {
  return {
    uri: document.uri.toString(),
    path: vscode.workspace.asRelativePath(document.uri),
    text: document.getText(),
  };
}
