import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import { decodeText } from '../../core/text/decode.ts';
import { Source } from '../../core/text/source.ts';
import type { Checked, Validation } from '../../host/validator.ts';
import { Converter } from '../convert.ts';
import { asSaved, type OpenDocument } from '../documents.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import { type ValidateParams, type ValidateResult, validateRequest } from '../protocol/documents.ts';
import { schemaMarks } from '../schema-marks.ts';
import type { Session } from '../session.ts';

/** Holds a document against its schema when the client asks for it. */
export const validation: Feature = (connection, session) => {
  const failed = unchecked('The validator failed; the log says why.');
  const running = new Map<string, AbortController>();
  session.listeners.push({
    changed: uri => running.get(uri)?.abort(),
    closed: uri => {
      running.get(uri)?.abort();
      session.schemaMarks.forget(uri);
    },
  });
  connection.onRequest(
    validateRequest,
    guard(
      validateRequest,
      session.host.log,
      failed,
      async ({ uri }: ValidateParams, token): Promise<ValidateResult> => {
        const document = session.documents.get(uri) ?? (await onDisk(session, uri));
        if (!document) return unchecked('This document is no bill of materials.');
        const control = new AbortController();
        running.get(uri)?.abort();
        running.set(uri, control);
        try {
          return await validate(session, document, control, token);
        } finally {
          if (running.get(uri) === control) running.delete(uri);
        }
      },
    ),
  );
  connection.onShutdown(() => session.validator?.close());
  return {};
};

/** A document that no client has open, such as one that is too large for the editor. */
async function onDisk({ files }: Session, uri: string): Promise<OpenDocument | undefined> {
  const bytes = await files.tree.read(uri);
  if (!bytes) return undefined;
  return asSaved(uri, new Source(decodeText(bytes).value));
}

async function validate(
  session: Session,
  document: OpenDocument,
  control: AbortController,
  token: CancellationToken,
): Promise<ValidateResult> {
  const { validator } = session;
  if (!validator) {
    return unchecked('Validation is not available in the browser; open the document in VS Code on a machine.');
  }
  const listening = token.onCancellationRequested(() => control.abort());
  try {
    const found = await validator.validate(document.source.text, control.signal);
    if (found.state === 'checked' && !session.documents.get(document.uri)) {
      return { ...resultOf(found), diagnostics: diagnosticsOf(session, document, found) };
    }
    if (found.state === 'checked') {
      session.schemaMarks.keep(document, found);
      for (const listener of session.listeners) listener.marksChanged?.(document.uri);
    }
    return resultOf(found);
  } catch (reason) {
    if (!control.signal.aborted) throw reason;
    return unchecked('The document has changed meanwhile, or the validation was given up.');
  } finally {
    listening.dispose();
  }
}

function diagnosticsOf({ client }: Session, { uri, source }: OpenDocument, found: Checked): readonly Diagnostic[] {
  const converter = new Converter(uri, source, client.encoding);
  return schemaMarks(found).map(mark => converter.diagnostic(mark, { related: false, codeDescription: false }));
}

function resultOf(found: Validation): ValidateResult {
  if (found.state === 'unchecked') return unchecked(found.reason);
  const { schema, errors, more } = found;
  const count = errors.length + more;
  const note = found.note === null ? '' : ` ${found.note}`;
  if (count === 0) return { state: 'valid', errors: 0, message: `The document is valid ${schema}.${note}` };
  const told = count === 1 ? 'There is 1 error' : `There are ${count} errors`;
  return { state: 'invalid', errors: count, message: `The document is not valid ${schema}. ${told}.${note}` };
}

function unchecked(message: string): ValidateResult {
  return { state: 'unchecked', errors: 0, message };
}
