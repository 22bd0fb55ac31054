/** A setting as it is declared, once: the manifest of the extension, its texts and `docs/settings.md` follow from it. */
export interface DeclaredSetting {
  /** Where it may be set: for a folder, only for the user, or for the whole window. */
  readonly scope: 'resource' | 'machine' | 'window';
  readonly default: unknown;
  /** What editors show, as Markdown. */
  readonly description: string;
  /** What the page of the settings says, where that is more. */
  readonly onPage?: string;
  /** JSON Schema of its value. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** The texts one of which is chosen, each with what it does. */
  readonly choices?: Readonly<Record<string, string>>;
}

const folders = { type: 'array', items: { type: 'string' } };
const unlike = { uniqueItems: true };

/** By name without `bomwarden.`, in the order in which editors list them. */
export const declaredSettings = {
  enable: {
    scope: 'resource',
    default: true,
    description: 'Review bills of materials in the editor.',
    schema: { type: 'boolean' },
  },
  profiles: {
    scope: 'resource',
    default: [],
    description:
      'Who you review for. Verdicts, and with them the strength of every mark, depend on it; several may be chosen. The command **Choose who you review for…** sets it with explanations.',
    onPage:
      'Who you review for; several may be chosen. The command **Choose who you review for…** explains them and writes this setting.',
    // Its items are the profiles of the signatures.
    schema: { type: 'array', ...unlike },
  },
  rules: {
    scope: 'resource',
    default: {},
    description:
      'Levels by rule: `error`, `warning`, `information`, `none` (kept in reports, not marked) or `off`. What is set here wins over what the rule would give.',
    onPage:
      'Level by [rule](rules.md): `error`, `warning`, `information`, `none` (kept in reports, not marked) or `off`.',
    // Its members are the rules.
    schema: { type: 'object' },
  },
  asOf: {
    scope: 'resource',
    default: '',
    description: 'Judge as of this day (`YYYY-MM-DD`). Empty: today, in UTC.',
    schema: { type: 'string', pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' },
  },
  received: {
    scope: 'resource',
    default: [],
    description:
      'Folders, relative to the workspace folder, with documents that others sent you. They are evidence: no fix edits them, and nothing found below them (such as a waivers file) has any effect.',
    schema: folders,
  },
  signatures: {
    scope: 'resource',
    default: [],
    description:
      'Folders with signatures of your own, put on top of the shipped ones in this order: relative to the workspace folder, or elsewhere as an absolute path or URI. A pack with an error is refused whole, and that is told.',
    onPage:
      'Folders with [signatures of your own](packs.md), on top of the shipped ones in this order. A relative path stays in the workspace folder; an absolute path or a URI may lead elsewhere.',
    schema: { ...folders, ...unlike },
  },
  signatureKeys: {
    scope: 'machine',
    default: [],
    description:
      'Public Ed25519 keys in PEM. With any, only packs signed by one of them are taken; only your own settings can name them.',
    onPage:
      'Public Ed25519 keys in PEM (line breaks may be left out). With any, only packs signed by one of them are taken. A workspace cannot set it.',
    schema: { type: 'array', items: { type: 'string', pattern: '-----BEGIN PUBLIC KEY-----' }, ...unlike },
  },
  'review.schemes': {
    scope: 'window',
    default: ['pr', 'review', 'githubpr', 'gitpr', 'githubcommit'],
    description:
      'Schemes under which other extensions show documents of pull requests and commits: they are marked as files are, and fixes are copied instead of written.',
    schema: { ...folders, ...unlike },
  },
  'review.showOnBase': {
    scope: 'window',
    default: false,
    description: 'Mark the older side of such a comparison too.',
    schema: { type: 'boolean' },
  },
  schemas: {
    scope: 'window',
    default: 'completion',
    description:
      'What the schemas of CycloneDX, SPDX, device manifests and signature files do in JSON documents. **Validate SBOM** holds a document against its schema whatever is set here.',
    onPage:
      'What contributed JSON schemas do: `off`, `completion` (properties and values are proposed and explained, nothing is marked) or `validate` (the editor also marks what does not fit). [**Validate SBOM**](validate.md) works whatever is set.',
    schema: { type: 'string' },
    choices: {
      off: 'Nothing.',
      completion: 'Properties and values are proposed and explained; nothing is marked.',
      validate: 'The editor also marks what does not fit the schema.',
    },
  },
  'trace.server': {
    scope: 'window',
    default: 'off',
    description: 'Log what the editor and the server say to each other.',
    onPage: 'Log what the editor and the server say to each other: `off`, `messages` or `verbose`.',
    schema: { type: 'string', enum: ['off', 'messages', 'verbose'] },
  },
} as const satisfies Record<string, DeclaredSetting>;
