/**
 * The path of an entry below its container: parts with `/` between them. Undefined for what would lead out of it or cannot
 * be a path: absolute names, drives, `..`, an empty name, a NUL.
 * @param isWindows also `\` stands between parts, as some programs write it
 */
export function entryPath(name: string, isWindows = false): string | undefined {
  const slashed = isWindows ? name.replaceAll('\\', '/') : name;
  if (slashed.startsWith('/') || slashed.includes('\0') || /^[A-Za-z]:/.test(slashed)) return undefined;
  const parts = slashed.split('/').filter(part => part !== '' && part !== '.');
  if (parts.length === 0 || parts.includes('..')) return undefined;
  return parts.join('/');
}
