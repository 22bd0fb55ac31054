import type { Stated } from '../../model/claim.ts';

const scheme = /^(?:[a-z]+:)?([a-z][a-z0-9+.-]*:\/\/)/i;

/** Parameters of addresses that hold who may log in and how; some recorders put them into the path. */
const parameter =
  /[?&;#/_,](?:[a-z]*user(?:name)?|usr|uid|login|account|[a-z]*pass(?:word|wd|phrase)?|pwd|psw|pw|[a-z_-]*token|auth[a-z]*|[a-z_-]*key|[a-z_-]*secret|credentials?|session(?:id)?|sid|sig(?:nature)?)[=:_]/i;

/** What is longer than any address is cut: the rest says nothing, and the looks below stay cheap. */
const longestShown = 2000;

/**
 * The part of a stated address that may be shown: neither who logs in nor the password, whatever the address is made up
 * of. Its span leaves the secret out too, so that no face can slice it from the text. Undefined where nothing is left.
 */
export function withoutSecrets(stated: Stated<string>): Stated<string> | undefined {
  const { value, span } = stated;
  const head = scheme.exec(value);
  if (!head) return value.length > longestShown || mayHoldSecret(value) ? undefined : stated;
  const from = hostStart(value, head[0].length);
  const rest = value.slice(from, from + longestShown);
  const cut = parameter.exec(rest)?.index ?? rest.length;
  if (from === head[0].length && cut === value.length - from) return stated;
  if (cut === 0) return undefined;
  // Where escapes or doubled quotes make the text longer than the value, its places are not known: nothing is shown of it.
  if (span.end - span.start !== value.length) return undefined;
  return {
    value: `${head[1] ?? ''}${rest.slice(0, cut)}`,
    span: { start: span.start + from, end: span.start + from + cut },
  };
}

/** Offset of the host: behind the last `@` where anything before it can be a login, and a password may hold `/` and `@`. */
function hostStart(value: string, start: number): number {
  const last = value.lastIndexOf('@');
  if (last < start) return start;
  const slash = value.indexOf('/', start);
  const authority = slash < 0 ? value.slice(start) : value.slice(start, slash);
  const isWeb = /^https?:/i.test(value);
  if (isWeb && !authority.includes('@') && /^[\w.-]+(?::\d{1,5})?$/.test(authority)) return start;
  return last + 1;
}

/** A text that speaks of passwords or carries a login before a host, whatever else it says. */
function mayHoldSecret(value: string): boolean {
  return /pass(?:word|wd|phrase|code|wort)?\b\s*[:=]|\bp(?:wd|sw|w)\b\s*[:=]|kennwort|mot de passe|密码|口令|\b(?:token|secret|api[-_ ]?key)\b\s*[:=]|:\/\/[^\s/]*@/i.test(
    value.slice(0, longestShown),
  );
}
