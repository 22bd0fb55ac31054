import * as vscode from 'vscode';
import { clientCommand } from '../../server/src/lsp/protocol/commands.ts';
import { type ReviewedParams, reviewedNotification } from '../../server/src/lsp/protocol/documents.ts';
import { staleNotification } from '../../server/src/lsp/protocol/findings.ts';
import type { FixChoice } from '../../server/src/lsp/protocol/fixes.ts';
import { Admission } from './admission.ts';
import { registerTools } from './agents.ts';
import type { Connection, CreateClient } from './connection.ts';
import { Explanations } from './explain.ts';
import type { Group } from './findings/grouping.ts';
import { FindingsView } from './findings/view.ts';
import { firmwareEditor } from './firmware-editor.ts';
import { askOnce } from './first-run.ts';
import * as fixes from './fixes.ts';
import { LargeDocuments } from './large-documents.ts';
import { convertToManifest, newManifest } from './manifests.ts';
import { chooseProfiles, type Held } from './profiles.ts';
import { Schemas } from './schemas.ts';
import { Status } from './status.ts';
import { StatusBar } from './status-bar.ts';
import { forgetValidation, validateDocument } from './validate.ts';
import { workbookEditor } from './workbook-editor.ts';

/** Sets the extension up; the server starts when the first document is worth sending, or a command needs it. */
export function activateWith(context: vscode.ExtensionContext, create: CreateClient): Activated {
  const extension = new Extension(create, context.extensionUri);
  const explanations = new Explanations();
  const findings = new FindingsView(extension, context.workspaceState, `${context.extension.packageJSON.version}`);
  const firmware = firmwareEditor(extension, `${context.extension.packageJSON.version}`);
  const workbook = workbookEditor(extension, `${context.extension.packageJSON.version}`);
  const statusBar = new StatusBar(extension, findings.store);
  extension.onDidChangeState(state => {
    statusBar.serverIs(state);
    findings.serverIs(state);
  });
  context.subscriptions.push(
    extension,
    findings,
    firmware,
    firmware.command,
    workbook,
    statusBar,
    explanations,
    new Schemas(context.extensionUri),
    command(clientCommand.chooseProfiles, async () => {
      const server = await extension.server();
      await chooseProfiles(place => server.profiles(place), extension.held);
    }),
    command(clientCommand.copyQuestion, (text: string) => fixes.copyQuestion(text)),
    command(clientCommand.copyFix, (text: string) => fixes.copyFix(text)),
    command(clientCommand.chooseFix, async (choice: FixChoice) => fixes.chooseFix(await extension.server(), choice)),
    command(clientCommand.doFix, async (choice: FixChoice) => fixes.doFix(await extension.server(), choice)),
    command(clientCommand.waive, async (choice: FixChoice | string) => fixes.waive(await extension.server(), choice)),
    command(clientCommand.extendWaiver, async (choice: FixChoice) =>
      fixes.extendWaiver(await extension.server(), choice),
    ),
    command(clientCommand.openWaiver, async (handle: string) => fixes.openWaiver(await extension.server(), handle)),
    command(clientCommand.askSupplier, async (handle: string) => fixes.askSupplier(await extension.server(), handle)),
    command(clientCommand.explain, async (uri?: string, position?: { line: number; character: number }) =>
      explanations.show(await extension.server(), uri, position),
    ),
    command(clientCommand.showFindings, () => vscode.commands.executeCommand('workbench.actions.view.problems')),
    command('bomwarden.newManifest', newManifest),
    command('bomwarden.convertToManifest', async () => convertToManifest(await extension.server())),
    command('bomwarden.validate', async (place?: vscode.Uri) =>
      validateDocument(await extension.server(), place ?? extension.large.active),
    ),
    command('bomwarden.restart', () => extension.restart()),
    ...registerTools(extension.server),
  );
  context.subscriptions.push(
    extension.large.onDidClose(forgetValidation),
    askOnce(extension.onDidReview, context.globalState),
  );
  extension.look();
  return {
    extension,
    api: {
      groups: () => findings.groups,
      status: () => statusBar.text,
      pageOf: uri => firmware.pages.get(uri.toString()) ?? workbook.pages.get(uri.toString()),
    },
  };
}

/** What other extensions may ask: what the view of findings and the status bar show now. */
export interface Api {
  readonly groups: () => readonly Group[];
  /** Undefined where nothing is shown. */
  readonly status: () => string | undefined;
  /** The page of an image that is shown, once it is read. */
  readonly pageOf: (uri: vscode.Uri) => string | undefined;
}

export interface Activated {
  readonly extension: Extension;
  readonly api: Api;
}

function command<A extends readonly unknown[]>(id: string, run: (...args: A) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(id, run);
}

/** The one instance of the extension: its sniffer, its status item, and its server once there is one. */
export class Extension implements vscode.Disposable {
  readonly #create: CreateClient;
  readonly #home: vscode.Uri;
  readonly admission = new Admission();
  readonly large = new LargeDocuments();
  readonly #status = new Status(this.admission);
  readonly #reviewed = new vscode.EventEmitter<ReviewedParams>();
  readonly #started = new vscode.EventEmitter<Connection>();
  readonly #terms = new vscode.EventEmitter<void>();
  /** What reviews depend on besides the files has changed: settings, waivers, trust. */
  readonly onDidChangeTerms = this.#terms.event;
  readonly #state = new vscode.EventEmitter<'running' | 'stopped'>();
  /** The server ended by itself, or runs. */
  readonly onDidChangeState = this.#state.event;
  /** A document was reviewed, or left out. */
  readonly onDidReview = this.#reviewed.event;
  /** A server runs, which may be another one than before. */
  readonly onDidStart = this.#started.event;
  readonly #subscription: vscode.Disposable;
  #server: Promise<Connection> | undefined;

  constructor(create: CreateClient, home: vscode.Uri) {
    this.#create = create;
    this.#home = home;
    this.#subscription = this.admission.onDidChange(({ admitted }) => {
      this.#status.update();
      if (admitted) void this.server();
    });
  }

  /** For whom the active document is reviewed, and who says so. */
  get held(): Held | undefined {
    return this.#status.held;
  }

  /** Sniffs at what is open already. */
  look(): void {
    this.admission.considerAll();
    void this.large.look();
  }

  /** The server, started if it is not. A start that failed is tried again by the next who asks. */
  readonly server = (): Promise<Connection> => {
    this.#server ??= this.#start();
    return this.#server;
  };

  async restart(): Promise<void> {
    await this.stop();
    await this.server();
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const running = await server?.catch(() => undefined);
    await running?.stop();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#status.dispose();
    this.#reviewed.dispose();
    this.#started.dispose();
    this.#terms.dispose();
    this.#state.dispose();
    this.large.dispose();
    this.admission.dispose();
  }

  async #start(): Promise<Connection> {
    this.#status.serverIs(undefined);
    try {
      // Loaded here and not before: most documents that wake the extension are no bills of materials.
      const [{ Connection }, { State }] = await Promise.all([
        import('./connection.ts'),
        import('vscode-languageclient'),
      ]);
      const connection = await Connection.start(this.#create, this.admission, this.#home);
      connection.client.onNotification(reviewedNotification, (review: ReviewedParams) => {
        this.#status.reviewed(review);
        this.#reviewed.fire(review);
      });
      connection.client.onNotification(staleNotification, () => this.#terms.fire());
      connection.client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#state.fire('running');
        if (newState === State.Stopped && this.#server) this.#state.fire('stopped');
      });
      this.#state.fire('running');
      this.#status.serverIs(connection.facts);
      this.#started.fire(connection);
      return connection;
    } catch (reason) {
      this.#server = undefined;
      throw reason;
    }
  }
}
