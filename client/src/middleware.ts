import { type TextDocument, Uri } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/**
 * Lets only admitted documents through to the server. What was opened there is changed, asked about and closed there;
 * of all others the server hears nothing. `beforeOpen` may tell the server something first.
 */
export function admitOnly(
  isAdmitted: (document: TextDocument) => boolean,
  beforeOpen: (document: TextDocument) => Promise<void>,
): Middleware {
  const sent = new Set<string>();
  const opening = new Map<string, TextDocument>();
  const isSent = (document: TextDocument) => sent.has(document.uri.toString());
  return {
    didOpen: async (document, next) => {
      const key = document.uri.toString();
      if (!isAdmitted(document) || isSent(document) || opening.get(key) === document) return;
      opening.set(key, document);
      await beforeOpen(document);
      // Meanwhile it may have been closed, of which the server then need not hear, and even opened anew.
      if (opening.get(key) !== document) return;
      opening.delete(key);
      if (document.isClosed || !isAdmitted(document)) return;
      sent.add(key);
      await next(document);
    },
    didChange: async (event, next) => {
      if (isSent(event.document)) await next(event);
    },
    didSave: async (document, next) => {
      if (isSent(document)) await next(document);
    },
    didClose: async (document, next) => {
      if (sent.delete(document.uri.toString())) await next(document);
    },
    provideDiagnostics: (document, previousResultId, token, next) => {
      const uri = document instanceof Uri ? document : document.uri;
      return sent.has(uri.toString()) ? next(document, previousResultId, token) : undefined;
    },
    provideHover: (document, position, token, next) => (isSent(document) ? next(document, position, token) : undefined),
    provideCodeActions: (document, range, context, token, next) =>
      isSent(document) ? next(document, range, context, token) : undefined,
    provideCodeLenses: (document, token, next) => (isSent(document) ? next(document, token) : undefined),
    provideDocumentSymbols: (document, token, next) => (isSent(document) ? next(document, token) : undefined),
  };
}
