import type { TapeText } from '../../syntax/tape-text.ts';
import type { ComponentDraft } from '../bom-builder.ts';
import { digestName, isBomLinkText } from '../links.ts';
import { readEach } from '../members.ts';
import { type Context, claim } from './context.ts';

/** Reads a list of hashes. */
export function readHashes(context: Context, component: ComponentDraft | undefined, found?: Hash[]): void {
  const { cursor } = context;
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let algorithm = '';
    let content: TapeText | undefined;
    while (cursor.next()) {
      if (cursor.key === 'alg') algorithm = cursor.word() ?? '';
      else if (cursor.key === 'content') content = cursor.text();
    }
    if (component) claim(context, component, 'hash', content, context.bom.labelled(algorithm));
    if (content) found?.push({ algorithm, content });
  });
}

/** Reads a list of content identifiers that need no algorithm beside them. */
export function readContentIds(context: Context, component: ComponentDraft, label: string): void {
  readEach(context.cursor, () => claim(context, component, 'hash', context.cursor.text(), { label }));
}

const downloadTypes: ReadonlySet<string> = new Set(['distribution', 'distribution-intake']);

/** Reads a list of external references. */
export function readReferences(context: Context, component: ComponentDraft): void {
  eachReference(context, component, reference => {
    const { type, url } = reference;
    claim(context, component, downloadTypes.has(type) ? 'download' : 'url', url, context.bom.labelled(type));
    if (!context.actors) link(context, reference, component.index);
  });
}

/** Reads the external references of the document: what they point at, not whom. */
export function readLinks(context: Context): void {
  eachReference(context, undefined, reference => link(context, reference));
}

function link({ bom }: Context, { type, url, hashes }: Reference, component?: number): void {
  if (!url || (type.toLowerCase() !== 'bom' && !isBomLinkText(url))) return;
  const digests = hashes.flatMap(({ algorithm, content }) => digestName(algorithm, content.value) ?? []);
  bom.links.add(url.stated, component, undefined, undefined, digests);
}

interface Hash {
  readonly algorithm: string;
  readonly content: TapeText;
}

interface Reference {
  readonly type: string;
  readonly url: TapeText | undefined;
  readonly hashes: readonly Hash[];
}

function eachReference(
  context: Context,
  component: ComponentDraft | undefined,
  take: (reference: Reference) => void,
): void {
  const { cursor } = context;
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let type = '';
    let url: TapeText | undefined;
    const hashes: Hash[] = [];
    while (cursor.next()) {
      if (cursor.key === 'type') type = cursor.word() ?? '';
      else if (cursor.key === 'url') url = cursor.text();
      else if (cursor.key === 'hashes') readHashes(context, component, hashes);
    }
    take({ type, url, hashes });
  });
}
