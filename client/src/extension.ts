import type { ExtensionContext } from 'vscode';
import { activateWith, type Extension } from './activate.ts';

let extension: Extension | undefined;

/** VS Code on a machine: the server is a process of its own. */
export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.js');
  extension = activateWith(context, async options => {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const run = { module, transport: TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    return new LanguageClient('bomwarden', 'bomwarden', { run, debug }, options);
  });
}

export function deactivate(): Promise<void> | undefined {
  return extension?.stop();
}
