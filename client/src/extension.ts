import type { ExtensionContext } from 'vscode';
import { type Activated, type Api, activateWith } from './activate.ts';

let activated: Activated | undefined;

/** VS Code on a machine: the server is a process of its own. */
export function activate(context: ExtensionContext): Api {
  const module = context.asAbsolutePath('dist/server.js');
  activated = activateWith(context, async options => {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const run = { module, transport: TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
    return new LanguageClient('bomwarden', 'bomwarden', { run, debug }, options);
  });
  return activated.api;
}

export function deactivate(): Promise<void> | undefined {
  return activated?.extension.stop();
}
