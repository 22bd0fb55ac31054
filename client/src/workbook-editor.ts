import * as vscode from 'vscode';
import { type PageResult, type WorkbookParams, workbookRequest } from '../../server/src/lsp/protocol/pages.ts';
import type { Followed } from './findings/follower.ts';
import { PageEditor } from './page-editor.ts';

/**
 * Shows workbooks of Excel as grids with marks; what can be done about a mark is copied.
 * @param version of the extension, as reports tell it
 */
export function workbookEditor(followed: Followed, version: string): PageEditor {
  return new PageEditor(followed, {
    viewTypes: ['bomwarden.workbook'],
    ask: ({ client }, uri, token) => {
      const params: WorkbookParams = { uri, version };
      return client.sendRequest<PageResult>(workbookRequest, params, token);
    },
    act: async (_server, _uri, { act, text }) => {
      if (act !== 'copy' || text === undefined) return;
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied.'), 3000);
    },
  });
}
