import type { CancellationToken, Diagnostic } from 'vscode-languageserver';
import type { Language } from '../../core/l10n/language.ts';
import { decodeText } from '../../core/text/decode.ts';
import { message } from '../../core/text/message.ts';
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
  const { language } = session.client;
  const failed = unchecked(language.say(validatorFailed));
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
        if (!document) return unchecked(language.say(noBom));
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
  const { language } = session.client;
  if (!validator) return unchecked(language.say(notInBrowser));
  const listening = token.onCancellationRequested(() => control.abort());
  try {
    const found = await validator.validate(document.source.text, control.signal);
    if (found.state === 'checked' && !session.documents.get(document.uri)) {
      return { ...resultOf(found, language), diagnostics: diagnosticsOf(session, document, found) };
    }
    if (found.state === 'checked') {
      session.schemaMarks.keep(document, found, language);
      for (const listener of session.listeners) listener.marksChanged?.(document.uri);
    }
    return resultOf(found, language);
  } catch (reason) {
    if (!control.signal.aborted) throw reason;
    return unchecked(language.say(givenUp));
  } finally {
    listening.dispose();
  }
}

function diagnosticsOf({ client }: Session, { uri, source }: OpenDocument, found: Checked): readonly Diagnostic[] {
  const converter = new Converter(uri, source, client.encoding);
  return schemaMarks(found, client.language).map(mark =>
    converter.diagnostic(mark, { related: false, codeDescription: false }),
  );
}

function resultOf(found: Validation, language: Language): ValidateResult {
  if (found.state === 'unchecked') return unchecked(language.say(found.reason));
  const { schema, errors, more } = found;
  const n = errors.length + more;
  const note = found.note === null ? '' : ` ${language.say(found.note)}`;
  if (n === 0) {
    const text = language.say(message('validate.valid', 'The document is valid {schema}.', { schema }));
    return { state: 'valid', errors: 0, message: `${text}${note}` };
  }
  const invalid = message(
    'validate.invalid',
    {
      one: 'The document is not valid {schema}. There is {n} error.',
      other: 'The document is not valid {schema}. There are {n} errors.',
    },
    { schema, n },
  );
  return { state: 'invalid', errors: n, message: `${language.say(invalid)}${note}` };
}

function unchecked(message: string): ValidateResult {
  return { state: 'unchecked', errors: 0, message };
}

const validatorFailed = message('validate.failed', 'The validator failed; the log says why.');
const noBom = message('validate.no-bom', 'This document is no bill of materials.');
const notInBrowser = message(
  'validate.browser',
  'Validation is not available in the browser; open the document in VS Code on a machine.',
);
const givenUp = message('validate.given-up', 'The document has changed meanwhile, or the validation was given up.');
