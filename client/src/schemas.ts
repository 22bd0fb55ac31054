import * as vscode from 'vscode';
import { lenientSchema } from './lenient-schema.ts';

/** What `package.json` names as the scheme of the schemas that it contributes. */
const scheme = 'bomwarden-schema';
/** Files of the extension that are schemas. */
const isSchema = /^\/(?:dist\/sbom-schema|schema|signatures\/schema)\/[\w.-]+\.json$/;

const uriOf = (path: string): vscode.Uri => vscode.Uri.from({ scheme, authority: 'files', path });

/** The contributed schemas as files that say as much as `bomwarden.schemas` wants: nothing, what may be written, or also what must be. */
export class Schemas implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #home: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #served = new Map<string, Promise<Uint8Array>>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #version = 1;
  readonly onDidChangeFile = this.#changed.event;

  constructor(home: vscode.Uri) {
    this.#home = home;
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.registerFileSystemProvider(scheme, this, { isReadonly: true, isCaseSensitive: true }),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (!event.affectsConfiguration('bomwarden.schemas')) return;
        this.#version++;
        const changed = [...this.#served.keys()];
        this.#served.clear();
        this.#changed.fire(changed.map(path => ({ type: vscode.FileChangeType.Changed, uri: uriOf(path) })));
      }),
    ];
  }

  readFile({ path }: vscode.Uri): Promise<Uint8Array> {
    if (!isSchema.test(path)) throw vscode.FileSystemError.FileNotFound(path);
    const known = this.#served.get(path);
    if (known) return known;
    // The editor asks for the size of a file, and then for the file.
    const served = this.#serve(path);
    this.#served.set(path, served);
    served.catch(() => this.#served.delete(path));
    return served;
  }

  async #serve(path: string): Promise<Uint8Array> {
    const wanted = vscode.workspace.getConfiguration('bomwarden').get('schemas');
    if (wanted === 'off') return new TextEncoder().encode('{}');
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.#home, path));
    // By its id the JSON support of the editor finds what a schema was before, and nothing of ours that it refers to.
    const { $id: _, ...schema } = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    const told = JSON.stringify(wanted === 'validate' ? schema : lenientSchema(schema));
    return new TextEncoder().encode(told);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { length } = await this.readFile(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime: this.#version, size: length };
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
