import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** Waits for what an editor does in its own time. Nothing here asserts how long that may take; the limit only ends a broken test. */
export async function until<T>(what: string, probe: () => T | undefined | Thenable<T | undefined>): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'a folder is open');
  return first.uri;
}

/** Opens a file of the workspace in an editor, as a person would. */
export async function show(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Writes a file of its own for a test and opens it. */
export async function showNew(name: string, text: string): Promise<vscode.TextDocument> {
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), name), new TextEncoder().encode(text));
  return show(name);
}

/** The present text of an example of the workspace. */
export async function textOf(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder(), name)));
}

/** Our marks; what other extensions say of a document is theirs. */
export function marksOf({ uri }: Pick<vscode.TextDocument, 'uri'>): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'bomwarden');
}

/** Waits until a document has marks that fulfil a condition, and gives them. */
export function marked(
  document: vscode.TextDocument,
  what: string,
  fulfils: (marks: readonly vscode.Diagnostic[]) => boolean = marks => marks.length > 0,
): Promise<readonly vscode.Diagnostic[]> {
  return until(`marks: ${what}`, () => {
    const marks = marksOf(document);
    return fulfils(marks) ? marks : undefined;
  });
}

/** The mark on a value, which has to be there. */
export async function markOn(document: vscode.TextDocument, value: string): Promise<vscode.Diagnostic> {
  const is = (mark: vscode.Diagnostic) => document.getText(mark.range) === value;
  const marks = await marked(document, `one on ${value}`, all => all.some(is));
  const mark = marks.find(is);
  assert.ok(mark);
  return mark;
}

/**
 * The quick fixes of a mark, once one fulfils the condition. Asked for again and again: the editor drops such a request
 * when any extension registers something meanwhile.
 */
export function fixesOn(
  document: vscode.TextDocument,
  mark: vscode.Diagnostic,
  what: string,
  fulfils: (action: vscode.CodeAction) => boolean,
): Promise<vscode.CodeAction> {
  return until(`a fix: ${what}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      mark.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    return actions.find(fulfils);
  });
}

export async function hoverOn(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  return until('a hover', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const text = hovers
      .flatMap(hover => hover.contents)
      .map(content => (typeof content === 'string' ? content : content.value))
      .join('\n');
    return text.includes('Evidence') ? text : undefined;
  });
}

export async function setting(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('bomwarden', folder());
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
}

export async function reviewFor(...profiles: string[]): Promise<void> {
  const settings = vscode.workspace.getConfiguration('bomwarden', folder());
  await settings.update('profiles', profiles.length > 0 ? profiles : undefined, vscode.ConfigurationTarget.Workspace);
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Wishes for a picture of what the editor shows now; the launcher of the host takes it, a desktop editor ignores it. */
export async function picture(name: string): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 1000));
  console.log(`[picture] ${name}`);
  await new Promise(resolve => setTimeout(resolve, 1500));
}

/** One thing to do on the screen: what to wait for, and what to do with it. */
export interface Step {
  /** CSS selector. */
  readonly find: string;
  /** Text that the element has to hold. */
  readonly text?: string;
  /** The element stands in the page of a webview. */
  readonly webview?: true;
  readonly click?: true;
  readonly fill?: string;
  readonly press?: string;
  readonly drag?: readonly [right: number, down: number];
}

/** Has the launcher of the host do things on the screen as a person would. */
export function hands(...steps: readonly Step[]): void {
  console.log(`[hands] ${JSON.stringify(steps)}`);
}

/** Answers the question that an input box asks. */
export function answer(prompt: string, text: string): void {
  hands(
    { find: '.quick-input-widget', text: prompt },
    { find: '.quick-input-widget .quick-input-box input', fill: text, press: 'Enter' },
  );
}

/** Starts a fix that opens a picker, and takes the line that holds a text. */
export async function choose(fix: vscode.CodeAction, text: string, pictured?: string): Promise<void> {
  assert.ok(fix.command);
  const done = vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []));
  hands({ find: '.quick-input-list .monaco-list-row', text });
  if (pictured) await picture(pictured);
  hands({ find: '.quick-input-list .monaco-list-row', text, click: true });
  await done;
}

/** Skips a test where nobody can use the screen: a desktop editor has no launcher of ours around it. */
export function needsHands(context: Mocha.Context): void {
  if (process.env['VSCODE_HOST'] === '1') return;
  console.log('SKIPPED: this editor was not started by tools/vscode-host');
  context.skip();
}
