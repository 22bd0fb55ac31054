import { ruleLevels } from '../../server/src/core/policy/shapes.ts';
import { allRules } from '../../server/src/host/rules.ts';
import { type DeclaredSetting, declaredSettings } from '../../server/src/lsp/declared-settings.ts';
import { signatures } from '../support/signatures.ts';

type Json = Readonly<Record<string, unknown>>;

const settings: readonly (readonly [string, DeclaredSetting])[] = Object.entries(declaredSettings);
const placeholder = (name: string) => `%config.${name}%`;

/** The manifest of the extension with its settings as they are declared. */
export function withSettings(manifest: Json): Json {
  const properties = Object.fromEntries(
    settings.map(([name, setting], index) => [`bomwarden.${name}`, property(name, setting, index + 1)]),
  );
  const contributes = manifest['contributes'] as Json;
  const capabilities = manifest['capabilities'] as Json;
  const untrusted = capabilities['untrustedWorkspaces'] as Json;
  const decided = settings.filter(([, { scope }]) => scope === 'resource').map(([name]) => `bomwarden.${name}`);
  return {
    ...manifest,
    capabilities: { ...capabilities, untrustedWorkspaces: { ...untrusted, restrictedConfigurations: decided } },
    contributes: { ...contributes, configuration: { ...(contributes['configuration'] as Json), properties } },
  };
}

function property(name: string, { schema, choices, scope, default: value }: DeclaredSetting, order: number): Json {
  const chosen = choices && {
    enum: Object.keys(choices),
    enumDescriptions: Object.keys(choices).map(one => placeholder(`${name}.${one}`)),
  };
  const own = { ...schema, ...chosen, ...(name === 'profiles' ? profiles() : name === 'rules' ? rules() : {}) };
  return { ...own, default: value, scope, order, markdownDescription: placeholder(name) };
}

function profiles(): Json {
  const ids = signatures().profiles.map(({ id }) => id);
  return {
    items: { type: 'string', enum: ids, enumDescriptions: ids.map(id => placeholder(`profiles.${id}`)) },
  };
}

function rules(): Json {
  const level = { type: 'string', enum: ruleLevels.values };
  return {
    additionalProperties: level,
    properties: Object.fromEntries(
      allRules.map(({ id }) => [id, { ...level, description: placeholder(`rules.${id}`) }]),
    ),
  };
}

/** Every text of the manifest by its name: those of settings as they are declared, all others as they stand. */
export function withTexts(before: Json): Json {
  const texts = new Map<string, unknown>();
  for (const [name, { description, choices }] of settings) {
    texts.set(`config.${name}`, description);
    for (const [one, about] of Object.entries(choices ?? {})) texts.set(`config.${name}.${one}`, about);
    const more = name === 'profiles' ? profileTexts() : name === 'rules' ? allRules : [];
    for (const { id, description: about } of more) texts.set(`config.${name}.${id}`, about);
  }
  const others = Object.entries(before).filter(([key]) => !key.startsWith('config.'));
  const at = Object.keys(before).findIndex(key => key.startsWith('config.'));
  return Object.fromEntries([...others.slice(0, at), ...texts, ...others.slice(at)]);
}

function profileTexts() {
  return signatures().profiles.map(({ id, title, description }) => ({ id, description: `${title}. ${description}` }));
}

/** The same texts in another language: what is not written yet is empty, which a test refuses. */
export function translated(english: Json, before: Json): Json {
  return Object.fromEntries(Object.keys(english).map(key => [key, before[key] ?? '']));
}

const scopes = { resource: 'folder', machine: 'user', window: 'window' };

/** The table of `docs/settings.md`. */
export function settingsTable(): string {
  const rows = settings.map(([name, { scope, default: value, description, onPage = description }]) => {
    const shown = name === 'trace.server' ? value : JSON.stringify(value);
    return `| \`bomwarden.${name}\` | \`${shown}\` | ${scopes[scope]} | ${onPage} |`;
  });
  return ['| setting | default | scope | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

/** `docs/rules.md`: every rule with the level that it gives. */
export function rulesPage(): string {
  const rows = allRules.map(
    ({ id, level, title, description }) => `| [\`${id}\`](rules/${id}.md) | ${level} | ${title}. ${description} |`,
  );
  const head = 'The level is the strongest that a rule gives; a setting or `.bomwarden.yml` may set another.';
  return `# Rules\n\n${head}\n\n| rule | level | what it finds |\n|---|---|---|\n${rows.join('\n')}\n`;
}
