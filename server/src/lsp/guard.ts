import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** The answer was asked for a version of the document that is gone. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

type Handler<P, R> = (params: P, token: CancellationToken) => R | Promise<R>;

/**
 * Makes a handler safe for the session: whatever it throws costs one log line and gives `fallback`. A cancelled request
 * is refused as the protocol has it; one for a version that is gone asks the client to come again.
 */
export function guard<P, R>(
  name: string,
  log: (line: string) => void,
  fallback: R,
  handler: Handler<P, R>,
): (params: P, token: CancellationToken) => Promise<R> {
  return async (params, token) => {
    if (token.isCancellationRequested) throw cancelled();
    try {
      const result = await handler(params, token);
      if (!token.isCancellationRequested) return result;
    } catch (reason) {
      if (reason instanceof Superseded) {
        throw new ResponseError(LSPErrorCodes.ServerCancelled, reason.message, { retriggerRequest: true });
      }
      log(`${name}: ${describe(reason)}`);
      if (!token.isCancellationRequested) return fallback;
    }
    throw cancelled();
  };
}

/** The same for notifications, which nobody waits for. */
export function guardNotification<P>(
  name: string,
  log: (line: string) => void,
  handler: (params: P) => void | Promise<void>,
): (params: P) => Promise<void> {
  return async params => {
    try {
      await handler(params);
    } catch (reason) {
      log(`${name}: ${describe(reason)}`);
    }
  };
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** One line: where a program broke, never what it was reading. */
export function describe(reason: unknown): string {
  if (!(reason instanceof Error)) return 'failed with a value that is no error';
  const place = reason.stack?.split('\n').find(line => line.trimStart().startsWith('at '));
  return `${reason.name}: ${reason.message.split('\n')[0] ?? ''}${place ? ` ${place.trim()}` : ''}`;
}
