import { type ExtensionContext, Uri } from 'vscode';
import { activateWith, type Extension } from './activate.ts';

/** What a browser's extension host has and the types of node do not. */
declare const Worker: new (script: string) => import('vscode-languageclient/browser').ServerOptions;

let extension: Extension | undefined;

/** VS Code in a browser: the server is a worker. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.web.js').toString(true);
  extension = activateWith(context, async options => {
    const { LanguageClient } = await import('vscode-languageclient/browser');
    return new LanguageClient('bomwarden', 'bomwarden', new Worker(script), options);
  });
}

export function deactivate(): Promise<void> | undefined {
  return extension?.stop();
}
