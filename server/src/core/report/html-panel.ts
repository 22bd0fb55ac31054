import type { Language } from '../l10n/language.ts';
import { message } from '../text/message.ts';
import { groupFindings } from './group.ts';
import { groupHtml } from './html-finding.ts';
import { style } from './html-page.ts';
import { html } from './html-text.ts';
import type { ReportDocument } from './model.ts';
import { markupText } from './xml-text.ts';

/** What makes a page look as the editor around it: VS Code gives its colours to every page that it shows. */
export const panelStyle = `${style}
:root { --line: var(--vscode-panel-border, #8884); --soft: var(--vscode-textCodeBlock-background, #8881);
  --dim: var(--vscode-descriptionForeground, #666); --none: var(--vscode-descriptionForeground, #666);
  --error: var(--vscode-list-errorForeground, #b3261e); --warning: var(--vscode-list-warningForeground, #8a5a00);
  --information: var(--vscode-textLink-foreground, #1f5fbf); }
body { background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); font: var(--vscode-font-size, 13px)/1.5 var(--vscode-font-family, system-ui, sans-serif); }
a:focus-visible, summary:focus-visible { outline: 1px solid var(--vscode-focusBorder, currentcolor); outline-offset: 2px; }
a { text-decoration: underline; }
body.vscode-high-contrast details, body.vscode-high-contrast-light details { border-color: var(--vscode-contrastBorder, currentcolor); }
body.vscode-high-contrast mark, body.vscode-high-contrast-light mark { background: none; outline: 1px solid currentcolor; }
`;

/** SHA-256 of the style sheet, in base64: nothing else paints, and nothing runs. */
const panelStyleHash = 't8e0mE8OMYf7anu5qTK5wxinjvDO+8g0Okmpb4pNyq4=';

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
<h1>${markupText(document.path)}</h1>
${groups.map(group => groupHtml(group, language, { isOpen: true })).join('\n')}
</body>
</html>
`;
}
