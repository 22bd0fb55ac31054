import type { Language } from '../l10n/language.ts';
import { message } from '../text/message.ts';
import { groupFindings } from './group.ts';
import { groupHtml } from './html-finding.ts';
import { script, style } from './html-page.ts';
import { html } from './html-text.ts';
import type { ReportDocument } from './model.ts';
import { markupText } from './xml-text.ts';

/** What makes a page look as the editor around it: VS Code gives its colours to every page that it shows. */
export const panelStyle = `${style}
:root { --line: var(--vscode-panel-border, #8884); --soft: var(--vscode-textCodeBlock-background, #8881);
  --dim: var(--vscode-descriptionForeground, #666); --none: var(--vscode-descriptionForeground, #666);
  --error: var(--vscode-list-errorForeground, var(--vscode-errorForeground, #b3261e)); --warning: var(--vscode-list-warningForeground, var(--vscode-problemsWarningIcon-foreground, #8a5a00));
  --information: var(--vscode-textLink-foreground, #1f5fbf); }
body { background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, system-ui, sans-serif); }
a:focus-visible, summary:focus-visible { outline: 1px solid var(--vscode-focusBorder, currentcolor); outline-offset: 2px; }
a { text-decoration: underline; }
button { background: none; border: 1px solid var(--line); border-radius: 4px; color: var(--information); cursor: pointer; font: inherit; font-size: .8em; padding: 0 .5em; }
button:focus-visible, input:focus-visible { outline: 1px solid var(--vscode-focusBorder, currentcolor); outline-offset: 2px; }
input[type=search] { background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, var(--line)); color: var(--vscode-input-foreground); }
body.vscode-high-contrast details, body.vscode-high-contrast-light details { border-color: var(--vscode-contrastBorder, currentcolor); }
mark { background: none; border-bottom: 2px solid var(--warning); }
`;

/** The script of the report, and beside each finding a button that shows it in its document. */
export const panelScript = `${script}
const editor = acquireVsCodeApi();
const open = document.body.dataset.open;
for (const section of document.querySelectorAll('section[data-document]')) {
  for (const finding of section.querySelectorAll('.finding')) {
    const button = document.createElement('button');
    button.textContent = open;
    button.addEventListener('click', () => {
      const { line, column } = finding.dataset;
      editor.postMessage({ document: Number(section.dataset.document), line: Number(line), column: Number(column) });
    });
    finding.querySelector('.told').append(' ', button);
  }
}
`;

/** SHA-256 of the style sheet, in base64: nothing else paints, and nothing runs. */
export const panelStyleHash = 'Tk33VF+URddlz8+n1IpuupHw8T1293/asxps1lu+/MY=';

const policy = `default-src 'none'; style-src 'sha256-${panelStyleHash}'; base-uri 'none'; form-action 'none'`;

/** Everything about some findings of a document, as the report tells it, for a panel beside the document. */
export function cardPage(document: ReportDocument, language: Language): string {
  const groups = groupFindings(document, () => true);
  return `<!doctype html>
<html lang="${language.tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${html(message('html.explanation', 'Explanation'), language)}</title>
<style>${panelStyle}</style>
</head>
<body>
<h1>${html(message('html.explanation', 'Explanation'), language)}</h1>
<h2>${markupText(document.path)}</h2>
${groups.map(group => groupHtml(group, language, { isOpen: true })).join('\n')}
</body>
</html>
`;
}
