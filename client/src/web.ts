import { type ExtensionContext, Uri, workspace } from 'vscode';
import { type Activated, type Api, activateWith } from './activate.ts';

/** What a browser's extension host has and the types of node do not. */
declare const Worker: new (
  script: string,
) => import('vscode-languageclient/browser').ServerOptions & { postMessage(message: string): void };

let activated: Activated | undefined;

/** VS Code in a browser: the server is a worker. */
export function activate(context: ExtensionContext): Api {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.web.js').toString(true);
  const signatures = Uri.joinPath(context.extensionUri, 'dist/signatures.json');
  activated = activateWith(context, async options => {
    const { LanguageClient } = await import('vscode-languageclient/browser');
    const text = new TextDecoder().decode(await workspace.fs.readFile(signatures));
    const worker = new Worker(script);
    worker.postMessage(text);
    return new LanguageClient('bomwarden', 'bomwarden', worker, options);
  });
  return activated.api;
}

export function deactivate(): Promise<void> | undefined {
  return activated?.extension.stop();
}
