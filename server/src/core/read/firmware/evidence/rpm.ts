import type { Message } from '../../../text/message.ts';
import { type Bytes, fits, textAt, u32be } from '../bytes.ts';
import { unreadForm } from '../said.ts';
import type { Package } from './package.ts';

/** What begins a header: of a package, and of its signature before it. */
export const rpmHeaderMagic = 0x8eade801;
const mostEntries = 5000;
const mostStore = 64 << 20;
/** Numbers of what a header says. */
const tags = { name: 1000, version: 1001, release: 1002, vendor: 1011, url: 1020, arch: 1022 } as const;
/** Kinds of its values that are texts: one, several, and one in several languages. */
const texts: ReadonlySet<number> = new Set([6, 8, 9]);

/** Bytes that a header takes; undefined where it is none. */
export function rpmHeaderSize(bytes: Bytes, at: number): number | undefined {
  if (u32be(bytes, at) !== rpmHeaderMagic) return undefined;
  const [entries, store] = [u32be(bytes, at + 8), u32be(bytes, at + 12)];
  const size = 16 + entries * 16 + store;
  return entries === 0 || entries > mostEntries || store > mostStore || !fits(bytes, at, size) ? undefined : size;
}

/** The package that a plain header is of. */
export function rpmHeaderIn(bytes: Bytes): Package | undefined {
  const size = rpmHeaderSize(bytes, 0);
  if (size === undefined) return undefined;
  const entries = u32be(bytes, 8);
  const store = 16 + entries * 16;
  const values = new Map<number, string>();
  for (let index = 0; index < entries; index++) {
    const at = 16 + index * 16;
    const [tag, kind, offset] = [u32be(bytes, at), u32be(bytes, at + 4), u32be(bytes, at + 8)];
    if (texts.has(kind) && !values.has(tag))
      values.set(tag, textAt(bytes, store + offset, Math.min(300, size - store)));
  }
  const of = (tag: number) => values.get(tag) || undefined;
  const [name, version, release] = [of(tags.name), of(tags.version), of(tags.release)];
  if (name === undefined || version === undefined) return undefined;
  const [supplier, url] = [of(tags.vendor), of(tags.url)];
  return {
    name,
    version: release === undefined ? version : `${version}-${release}`,
    type: 'rpm',
    architecture: of(tags.arch),
    ...(supplier === undefined ? {} : { supplier }),
    ...(url === undefined ? {} : { url }),
    at: 0,
    length: size,
  };
}

/** Databases of installed packages in forms that are told and not read. */
const databases: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:var\/lib|usr\/lib\/sysimage)\/rpm\/Packages$/, 'Berkeley DB'],
  [/(?:^|\/)(?:var\/lib|usr\/lib\/sysimage)\/rpm\/rpmdb\.sqlite$/, 'SQLite'],
  [/(?:^|\/)(?:var\/lib|usr\/lib\/sysimage)\/rpm\/Packages\.db$/, 'ndb'],
];

/** Why the packages that a file lists are not known, where it is such a database. */
export function unreadDatabase(path: string): Message | undefined {
  const form = databases.find(([own]) => own.test(path))?.[1];
  return form === undefined ? undefined : unreadForm(form);
}
