import { type ExtensionContext, Uri, workspace } from 'vscode';
import type { WebStart } from '../../server/src/lsp/protocol/start.ts';
import { type Activated, type Api, activateWith } from './activate.ts';

/** What a browser's extension host has and the types of node do not. */
declare const Worker: new (
  script: string,
) => import('vscode-languageclient/browser').ServerOptions & { postMessage(message: WebStart): void };

let activated: Activated | undefined;

/** VS Code in a browser: the server is a worker. */
export function activate(context: ExtensionContext): Api {
  const place = (name: string) => Uri.joinPath(context.extensionUri, 'dist', name);
  const address = (name: string) => place(name).toString(true);
  activated = activateWith(context, async options => {
    const { LanguageClient } = await import('vscode-languageclient/browser');
    const text = new TextDecoder().decode(await workspace.fs.readFile(place('signatures.json')));
    const worker = new Worker(address('server.web.js'));
    worker.postMessage({ signatures: text, core: address('core.js'), firmware: address('firmware.js') });
    return new LanguageClient('bomwarden', 'bomwarden', worker, options);
  });
  return activated.api;
}

export function deactivate(): Promise<void> | undefined {
  return activated?.extension.stop();
}
