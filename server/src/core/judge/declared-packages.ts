import { parsePurl } from '../identity/purl.ts';
import type { Component } from '../model/component.ts';
import { type Message, message } from '../text/message.ts';
import { printable } from '../text/printable.ts';
import { plainFinding } from './plain-finding.ts';
import type { FindingDraft, ReadImage, RuleInput } from './rules/rule.ts';

const rule = 'declared-versus-found';
/** Names that stand in one sentence. */
const mostNamed = 5;
/** Types of packages that a database of an image lists. */
const listed: ReadonlySet<string> = new Set(['deb', 'apk', 'opkg', 'rpm']);

interface Package {
  readonly component: Component;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  /** Every version that is listed under the name, the first one too: kernels stand beside each other. */
  readonly versions: ReadonlySet<string>;
}

/** Packages of the database in the image against those that the document lists; silent where either lists none. */
export function comparePackages(
  { component: index, named, file, bom: image }: ReadImage,
  { bom }: RuleInput,
): readonly FindingDraft[] {
  const found = byName(image.components);
  const types = new Set([...found.values()].map(({ type }) => type));
  const declared = new Map([...byName(bom.components)].filter(([, { type }]) => types.has(type)));
  if (found.size === 0 || declared.size === 0) return [];
  const shown = printable(file, 60);
  const unlisted = [...found].filter(([key]) => !declared.has(key)).map(([, one]) => one);
  const absent = [...declared].filter(([key]) => !found.has(key)).map(([, one]) => one);
  return [
    ...(unlisted.length > 0
      ? [
          plainFinding({
            rule,
            level: 'warning',
            message: unlistedWords(unlisted, shown),
            component: index,
            span: named.span,
            about: `unlisted ${file}`,
          }),
        ]
      : []),
    ...absent.map(one =>
      of(one, message('declared.absent', 'listed, and not among the packages of “{file}”', { file: shown })),
    ),
    ...[...declared].flatMap(([key, one]) => versionOf(one, found.get(key), shown)),
  ];
}

function versionOf(one: Package, there: Package | undefined, file: string): readonly FindingDraft[] {
  if (!there || there.versions.has('') || one.versions.has('')) return [];
  if ([...one.versions].some(version => there.versions.has(version))) return [];
  const said = message('declared.version', '“{declared}” is listed, and “{found}” stands in “{file}”', {
    declared: printable(one.version, 40),
    found: printable(there.version, 40),
    file,
  });
  return [of(one, said, one.component.version?.span)];
}

function of({ component }: Package, said: Message, span = (component.name ?? component).span): FindingDraft {
  return plainFinding({ rule, level: 'warning', message: said, component: component.index, span });
}

function unlistedWords(packages: readonly Package[], file: string): Message {
  const names = packages.slice(0, mostNamed).map(({ name, version }) => printable(`${name} ${version}`, 60));
  const more = packages.length - names.length;
  return message(
    'declared.unlisted',
    {
      one: '{n} package of “{file}” is not listed: {names}{more}',
      other: '{n} packages of “{file}” are not listed: {names}{more}',
    },
    {
      n: packages.length,
      file,
      names: names.join(', '),
      more: more > 0 ? message('declared.more', ' and {more} more', { more }) : '',
    },
  );
}

function byName(components: readonly Component[]): ReadonlyMap<string, Package> {
  const packages = new Map<string, Package & { readonly versions: Set<string> }>();
  for (const component of components) {
    const purl = component.claims
      .map(({ role, value }) => (role === 'purl' ? parsePurl(value) : undefined))
      .find(one => one !== undefined);
    if (!purl || !listed.has(purl.type)) continue;
    const key = `${purl.type} ${purl.name.toLowerCase()}`;
    const version = component.version?.value ?? purl.version ?? '';
    const known = packages.get(key);
    if (known) known.versions.add(version);
    else packages.set(key, { component, type: purl.type, name: purl.name, version, versions: new Set([version]) });
  }
  return packages;
}
