const scheme = /^(?:[a-z]+:)?([a-z][a-z0-9+.-]*:\/\/)/i;

/** Parameters of addresses that hold who may log in and how; some recorders put them into the path. */
const parameter =
  /[?&;#/_,](?:[a-z]*user(?:name)?|usr|uid|login|account|[a-z]*pass(?:word|wd|phrase)?|pwd|psw|pw|[a-z_-]*token|auth[a-z]*|[a-z_-]*key|[a-z_-]*secret|credentials?|session(?:id)?|sid|sig(?:nature)?)[=:_]/i;

/** What is longer than any address is cut: the rest says nothing, and the looks below stay cheap. */
const longestShown = 2000;

/** The part of a text that may be shown: `lead` and what stands from one offset of the text to another. */
export interface Shown {
  readonly lead: string;
  readonly from: number;
  readonly to: number;
}

/**
 * What of a stated value holds neither a login nor a password, whatever else it is made up of; undefined where nothing
 * safe is left. Places leave the secret out too, so that no face can slice it from the document.
 */
export function withoutSecrets(value: string): Shown | undefined {
  const head = scheme.exec(value);
  if (!head) {
    const isSafe = value.length <= longestShown && !speaksOfSecrets(value);
    return isSafe ? { lead: '', from: 0, to: value.length } : undefined;
  }
  const from = hostStart(value, head[0].length);
  const rest = value.slice(from, from + longestShown);
  const length = parameter.exec(rest)?.index ?? rest.length;
  if (length === 0) return undefined;
  return from === head[0].length
    ? { lead: '', from: 0, to: from + length }
    : { lead: head[1] ?? '', from, to: from + length };
}

/** Offset of the host: behind the last `@` where anything before it can be a login, as a password may hold `/` and `@`. */
function hostStart(value: string, start: number): number {
  const last = value.lastIndexOf('@');
  if (last < start) return start;
  const slash = value.indexOf('/', start);
  const authority = slash < 0 ? value.slice(start) : value.slice(start, slash);
  const isWeb = /^https?:/i.test(value);
  if (isWeb && !authority.includes('@') && /^[\w.-]+(?::\d{1,5})?$/.test(authority)) return start;
  return last + 1;
}

/** A text that speaks of passwords, or carries a login before a host, whatever else it says. */
function speaksOfSecrets(value: string): boolean {
  return /pass(?:word|wd|phrase|code|wort)?\b\s*[:=]|\bp(?:wd|sw|w)\b|kennwort|mot de passe|密码|口令|\b(?:token|secret|api[-_ ]?key)\b\s*[:=]|:\/\/[^\s/]*@/i.test(
    value,
  );
}

/** Whether a free text speaks of logins at all: what stands beside such a word may be one. */
export function mentionsLogins(value: string): boolean {
  return /\bpass\b|passw|passphrase|passcode|\bp(?:wd|sw|w|in)\b|kennwort|mot de passe|mdp|密码|口令|账号|secret|token|login|credential|zugang|\bkey\b|community|\busers?(?:name)?\b/i.test(
    value,
  );
}
