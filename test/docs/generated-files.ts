import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Page, pageAsMarkdown } from '../../server/src/core/explain/page.ts';
import { alternativesPage, explain } from '../../server/src/core/explain/pages.ts';
import { oldSentencesAsMarkdown } from '../../server/src/core/signatures/age.ts';
import { jsonSchemas } from '../../server/src/core/signatures/json-schema.ts';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { fileSchemas } from '../../server/src/host/schemas.ts';
import { messagesIn } from '../support/messages.ts';
import { root } from '../support/shared.ts';
import { signatures } from '../support/signatures.ts';
import { sourceFiles } from '../tidy/support/house.ts';
import { rulesPage, settingsTable, translated, withSettings, withTexts } from './generated-manifest.ts';
import { fixesPage, formatsTable, outputsTable } from './registry-pages.ts';

/** A file of the repository that follows from something said elsewhere. */
export interface Generated {
  readonly path: string;
  /** What it follows from, for whoever finds it stale. */
  readonly from: string;
  /** @param before its text as it is; empty where it is not there */
  readonly make: (before: string) => string;
}

/** `npm run generate` writes files anew instead of holding them to what they follow from. */
export const isWriting = process.env['BOMWARDEN_GENERATE'] === '1';

export function generatedFiles(): readonly Generated[] {
  return [...schemas(), ...settings(), french(), ...registries(), ...pages()];
}

function* schemas(): Iterable<Generated> {
  const profiles = signatures().profiles.map(({ id }) => id);
  for (const [name, schema] of Object.entries(fileSchemas(profiles))) {
    yield { path: `schema/${name}`, from: 'the shapes of policy and device manifests', make: () => json(schema) };
  }
  for (const [kind, schema] of Object.entries(jsonSchemas())) {
    yield { path: `signatures/schema/${kind}.json`, from: 'the shapes of signatures', make: () => json(schema) };
  }
}

function* settings(): Iterable<Generated> {
  const from = 'server/src/lsp/declared-settings.ts, the rules and the profiles';
  const texts = () => withTexts(JSON.parse(textOf('package.nls.json')));
  yield { path: 'package.json', from, make: before => json(withSettings(JSON.parse(before))) };
  yield { path: 'package.nls.json', from, make: () => json(texts()) };
  const path = 'package.nls.fr.json';
  yield { path, from: 'package.nls.json', make: before => json(translated(texts(), JSON.parse(before))) };
  yield {
    path: 'docs/settings.md',
    from,
    make: before => before.replace(/^\| setting \|[\s\S]*?(?=\n\n)/m, () => settingsTable()),
  };
  yield { path: 'docs/rules.md', from: 'the rules', make: () => rulesPage() };
}

/** French sentences: those that nothing says go, new ones are empty until somebody writes them. */
function french(): Generated {
  const ids = sourceFiles()
    .filter(file => file.startsWith('server/') && /\bmessage\(/.test(textOf(file)))
    .flatMap(file => messagesIn(join(root, file)).map(({ id }) => id));
  const make = (before: string) => {
    const texts: Readonly<Record<string, unknown>> = JSON.parse(before);
    const kept = Object.keys(texts).filter(id => id.startsWith('problem.'));
    return json(Object.fromEntries([...new Set([...ids, ...kept])].sort().map(id => [id, texts[id] ?? ''])));
  };
  return { path: 'server/src/core/l10n/fr.json', from: 'the messages of the code', make };
}

function* registries(): Iterable<Generated> {
  const table = (before: string, head: string, made: string) =>
    before.replace(new RegExp(`^\\| ${head} \\|[\\s\\S]*?(?=\\n\\n)`, 'm'), () => made);
  yield {
    path: 'docs/outputs.md',
    from: 'the notes on outputs in server/src/core/report/index.ts',
    make: before => table(before, 'format', outputsTable()),
  };
  yield {
    path: 'docs/formats.md',
    from: 'the formats of server/src/core/read/index.ts',
    make: before => table(before, 'id', formatsTable()),
  };
  yield { path: 'docs/fixes.md', from: 'the kinds in server/src/core/model/fix.ts', make: () => fixesPage() };
}

function* pages(): Iterable<Generated> {
  const lookups = buildLookups(signatures());
  const { vendors, instruments, categories, date } = lookups.set;
  const from = 'the signatures';
  // Of the day of the data, so that no clock decides; `npm run old-sentences` tells it of today.
  yield { path: 'docs/old-sentences.md', from, make: () => oldSentencesAsMarkdown(lookups.set, date) };
  const explained = (id: string) => explain(id, lookups);
  // Of who is only on a list there is nothing to tell but the list.
  for (const { id, list } of vendors) if (list === undefined) yield page('vendors', id, explained(id));
  for (const { id } of instruments) yield page('instruments', id, explained(id));
  for (const category of categories) yield page('alternatives', category.id, alternativesPage(category, lookups));
}

function page(folder: string, id: string, content: Page | undefined): Generated {
  const make = () => (content ? pageAsMarkdown(content) : '');
  return { path: `docs/${folder}/${id}.md`, from: 'the signatures', make };
}

/** Folders in which nothing stands but what is generated. */
export const generatedFolders = ['docs/vendors', 'docs/instruments', 'docs/alternatives', 'signatures/schema'];

export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

export function textOf(path: string): string {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Writes a file; JSON as the formatter has it. */
export function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  if (!path.endsWith('.json')) return;
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  execFileSync(process.execPath, [biome, 'format', '--write', path], { cwd: root, stdio: 'ignore' });
}
