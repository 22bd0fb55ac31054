import type { FoundArchive, FoundReview } from './found.ts';
import { archiveUri } from './protocol/archives.ts';
import type { FoundDocument, FoundItem } from './protocol/findings.ts';

const start = { line: 0, character: 0 };

/** What an archive holds, as one document: each mark says in which file it stands. */
export function archiveFound(
  uri: string,
  founds: readonly (readonly [path: string, found: FoundReview])[],
  unopened: readonly FoundItem[],
): FoundArchive {
  const documents = founds.map(([, { found }]) => found);
  const items = founds.flatMap(([path, { found }]) => found.items.map(item => inside(path, found, item)));
  const told = documents.find(({ state }) => state === 'reviewed') ?? documents.find(({ state }) => state !== 'other');
  const found: FoundDocument = {
    uri,
    state: told?.state ?? 'other',
    reason: told?.reason ?? null,
    profiles: told?.profiles ?? [],
    verdict: documents.map(({ verdict }) => verdict).find(verdict => verdict !== '') ?? '',
    // that a part is not opened matters where the others are bills of materials
    items: told ? [...items, ...unopened] : [],
    kind: 'archive',
  };
  return { found, parts: founds.flatMap(([, own]) => (own.found.state === 'other' ? [] : own.report)) };
}

/** A mark in a file of an archive: it says where, and stands at the beginning of the archive. Texts can be opened at it. */
function inside(path: string, { uri, kind }: FoundDocument, item: FoundItem): FoundItem {
  const { message, severity, source, code, codeDescription, range, data } = item.diagnostic;
  const { line, character } = range.start;
  const text = typeof message === 'string' ? message : message.value;
  const place = `${path}:${item.place ?? `${line + 1}:${character + 1}`}`;
  const diagnostic = {
    range: { start, end: start },
    message: `${place}: ${text}`,
    ...(severity === undefined ? {} : { severity }),
    ...(source === undefined ? {} : { source }),
    ...(code === undefined ? {} : { code }),
    ...(codeDescription === undefined ? {} : { codeDescription }),
  };
  if (kind !== undefined) return { ...item, diagnostic, place };
  const fingerprint = typeof data?.fingerprint === 'string' ? data.fingerprint : null;
  return { ...item, diagnostic, place, inside: { uri: archiveUri(uri), range, fingerprint } };
}

/** A file of an archive that is not opened, and why. */
export function unopenedItem(path: string, message: string): FoundItem {
  const diagnostic = {
    range: { start, end: start },
    severity: 2,
    source: 'bomwarden',
    code: 'archive-not-read',
    message: path === '' ? message : `${path}: ${message}`,
  } as const;
  const nobody = { vendor: null, component: null, act: null, notVerified: false, waived: false, change: null };
  return { diagnostic, ...nobody, ...(path === '' ? {} : { place: path }) };
}
