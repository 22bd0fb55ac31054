import * as vscode from 'vscode';

/** A page that is shown until there is another one, or in its place. */
export interface Waiting {
  /** What is waited for. */
  readonly name: string;
  readonly said: string;
  /** `cancel`: it goes on, and can be given up. `again`: it is over, and can be tried again. */
  readonly button: 'cancel' | 'again';
}

/** One sentence, how far it is, and a button that says what is to be done. */
export function waitingPage({ name, said, button }: Waiting): string {
  const nonce = crypto.randomUUID();
  const label = button === 'cancel' ? vscode.l10n.t('Cancel') : vscode.l10n.t('Read again');
  const progress = button === 'cancel' ? `<p><progress aria-label="${escaped(said)}"></progress></p>` : '';
  return `<!doctype html>
<html lang="${escaped(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<title>${escaped(name)}</title>
<style nonce="${nonce}">
body { color: var(--vscode-editor-foreground); font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, sans-serif); padding: 1rem; }
h1 { font-size: 1.2rem; } progress { width: 20rem; }
button { background: var(--vscode-button-background); border: 1px solid var(--vscode-button-border, transparent); color: var(--vscode-button-foreground); font: inherit; padding: .2rem 1rem; }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder, currentcolor); outline-offset: 2px; }
</style>
</head>
<body>
<main>
<h1>${escaped(name)}</h1>
<p role="status">${escaped(said)}</p>
${progress}
<button>${escaped(label)}</button>
</main>
<script nonce="${nonce}">
const editor = acquireVsCodeApi();
document.querySelector('button').addEventListener('click', () => editor.postMessage({ act: '${button}' }));
addEventListener('message', ({ data }) => {
  const bar = document.querySelector('progress');
  if (bar && data.size > 0) { bar.max = data.size; bar.value = data.read; }
});
</script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
