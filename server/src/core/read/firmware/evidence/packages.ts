import { type Bytes, latin1 } from '../bytes.ts';
import type { Package } from './package.ts';
import { rpmHeaderIn } from './rpm.ts';

interface Database {
  readonly path: RegExp;
  readonly type: string;
  /** What begins the line of the name, of the version, of the architecture and of the state. */
  readonly keys: readonly [string, string, string];
}

const databases: readonly Database[] = [
  {
    path: /(?:^|\/)var\/lib\/dpkg\/status(?:\.d\/[^/]+)?$/,
    type: 'deb',
    keys: ['Package: ', 'Version: ', 'Architecture: '],
  },
  {
    path: /(?:^|\/)(?:usr\/lib|var\/lib)\/opkg\/(?:status|info\/[^/]+\.control)$/,
    type: 'opkg',
    keys: ['Package: ', 'Version: ', 'Architecture: '],
  },
  { path: /(?:^|\/)lib\/apk\/db\/installed$/, type: 'apk', keys: ['P:', 'V:', 'A:'] },
];

const mostPackages = 20_000;

/** The packages that a file lists, if it is a database of them by its path, or the header of one. */
export function packagesIn(path: string, bytes: Bytes): readonly Package[] {
  const rpm = rpmHeaderIn(bytes);
  if (rpm) return [rpm];
  const database = databases.find(({ path: form }) => form.test(path));
  if (!database) return [];
  const { type, keys } = database;
  const text = latin1(bytes);
  const packages: Package[] = [];
  let at = 0;
  while (at < text.length && packages.length < mostPackages) {
    const gap = text.indexOf('\n\n', at);
    const end = gap < 0 ? text.length : gap;
    const entry = text.slice(at, end);
    const [name, version, architecture] = keys.map(key => stated(entry, key));
    const state = stated(entry, 'Status: ');
    const isThere = state === undefined || /\binstalled$|\bunpacked$/.test(state);
    if (name !== undefined && version !== undefined && isThere) {
      packages.push({ name, version, type, architecture, at, length: end - at });
    }
    at = end + 2;
  }
  return packages;
}

function stated(entry: string, key: string): string | undefined {
  const from = entry.startsWith(key) ? key.length : entry.indexOf(`\n${key}`) + key.length + 1;
  if (from === key.length) return entry.startsWith(key) ? lineFrom(entry, from) : undefined;
  return lineFrom(entry, from);
}

function lineFrom(entry: string, from: number): string | undefined {
  const end = entry.indexOf('\n', from);
  const value = entry.slice(from, end < 0 ? undefined : end).trim();
  return value === '' || value.length > 300 ? undefined : value;
}

/** What `os-release` says of the system, by its keys. */
export function osReleaseIn(path: string, bytes: Bytes): ReadonlyMap<string, string> | undefined {
  if (!/(?:^|\/)(?:etc|usr\/lib)\/(?:os-release|openwrt_release|initrd-release)$/.test(path) || bytes.length > 65_536)
    return undefined;
  const values = new Map<string, string>();
  for (const line of latin1(bytes).split('\n')) {
    const match = /^([A-Z_]{1,40})=(["']?)([^"'\r\n]{0,300})\2\r?$/.exec(line);
    if (match?.[1] !== undefined && match[3] !== undefined) values.set(match[1], match[3]);
  }
  return values.size === 0 ? undefined : values;
}
