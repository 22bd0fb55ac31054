import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '../../support/shared.ts';

/** One `import`, of whatever form. */
export interface Import {
  /** The importing file, from the root of the checkout, with forward slashes. */
  readonly from: string;
  /** As written; undefined where it is not a literal. */
  readonly specifier: string | undefined;
}

/** A row of the table in ARCHITECTURE.md. */
export interface Row {
  readonly folder: string;
  readonly mayImport: readonly string[];
  readonly packages: readonly string[];
}

/** Every TypeScript file of the product. */
export function sourceFiles(): readonly string[] {
  return ['client/src', 'server/src'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map(name => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter(name => name.endsWith('.ts')),
  );
}

/** Reads the table under "Who may import whom": the document is the rule. */
export function tableRows(): readonly Row[] {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const [, table = ''] = text.split('## Who may import whom');
  const cells = table
    .split('\n## ')[0]
    ?.split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('| folder '))
    .map(line => line.split('|').slice(1, -1));
  return (cells ?? []).map(([folder = '', mayImport = '', packages = '']) => ({
    folder: folder.trim(),
    mayImport: names(mayImport),
    packages: names(packages),
  }));
}

function names(cell: string): readonly string[] {
  return cell
    .split(',')
    .map(name => name.trim().replaceAll('`', ''))
    .filter(name => name !== '');
}

/** The row that speaks of a file: its folder in the core, its folder in the server, `entries` or `client`. */
export function folderOf(file: string): string {
  const [side = '', , ...path] = file.split('/');
  if (side === 'client') return 'client';
  if (path.length === 1) return 'entries';
  if (path[0] !== 'core') return path[0] ?? '';
  return `core/${path[1] ?? ''}`;
}

/** All imports of a file: static, type-only, re-exports, `import()` of values and of types, `require`. */
export function importsOf(file: string): readonly Import[] {
  return importsIn(file, readFileSync(join(root, file), 'utf8'));
}

export function importsIn(from: string, text: string): readonly Import[] {
  const code = withoutComments(text);
  const literal = /(?<!['"-])\b(?:from|import|require)\s*\(?\s*(['"])([^'"\n]+)\1/g;
  const computed = /(?<!\bfunction )\b(?:import|require)\s*\(\s*(?!['"\s])/g;
  return [
    ...[...code.matchAll(literal)].map(([, , specifier]) => ({ from, specifier })),
    ...[...code.matchAll(computed)].map(() => ({ from, specifier: undefined })),
  ];
}

/** Comments blanked; what looks like one within a string stays. */
function withoutComments(text: string): string {
  const stringOrComment = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return text.replace(stringOrComment, match => (match.startsWith('/') ? '' : match));
}

/** The file that a relative import means. */
export function targetOf({ from, specifier }: Import): string | undefined {
  return specifier?.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined;
}

/** Why the table forbids an import, or undefined. */
export function refusal(imported: Import, rows: readonly Row[]): string | undefined {
  const { from, specifier } = imported;
  const folder = folderOf(from);
  const row = rows.find(candidate => candidate.folder === folder);
  if (!row) return `${from}: ARCHITECTURE.md has no row for ${folder}`;
  if (specifier === undefined) return `${from}: imports something computed, which nobody can check`;
  const target = targetOf(imported);
  if (target === undefined) {
    const known =
      row.packages.some(name => isOf(specifier, name)) || (folder === 'entries' && specifier.startsWith('bomwarden:'));
    return known ? undefined : `${from}: ${folder} may not import the package ${specifier}`;
  }
  const goal = folderOf(target);
  if (goal === folder || row.mayImport.some(name => name === goal || (name === 'core' && goal.startsWith('core/')))) {
    return undefined;
  }
  // a row may also name one file of another folder, or a folder in it
  const place = target.replace('server/src/', '');
  if (row.mayImport.some(name => place === name || (name.includes('/') && place.startsWith(`${name}/`))))
    return undefined;
  return `${from}: ${folder} may not import ${target}`;
}

/** `node:*` stands for every module of node, a package for all its entry points. */
function isOf(specifier: string, name: string): boolean {
  if (name.endsWith('*')) return specifier.startsWith(name.slice(0, -1));
  return specifier === name || specifier.startsWith(`${name}/`);
}
