import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { documentBuilder } from '../../server/src/core/report/build.ts';
import { documentContract } from '../../server/src/core/report/json.ts';
import { nodeHost } from '../../server/src/host/node.ts';
import { clientFeatures } from '../../server/src/lsp/client.ts';
import { Session } from '../../server/src/lsp/session.ts';
import { hikvision } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';
import { root } from '../support/shared.ts';

/** What both faces have to agree on. */
interface Told {
  readonly path: string;
  readonly contexts: readonly { readonly profile: string | null; readonly origin?: string }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly level: string;
    readonly vendor: string | null;
    readonly range: object;
    readonly waiver: { readonly id: string } | null;
  }[];
}

const document = JSON.stringify(
  {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [
      { type: 'device', name: 'Camera', version: '1', manufacturer: { name: hikvision } },
      {
        ...{ type: 'device', name: 'Recorder', version: '1', manufacturer: { name: 'Dahua Technology Co., Ltd.' } },
        licenses: [{ expression: 'Apache 2.0' }],
      },
    ],
  },
  null,
  2,
);

const files: Readonly<Record<string, string>> = {
  '.bomwarden.yml': `profiles:
  sites/quebec: ca-qc-public-body
  '**': [ca-federal, us-private]
rules: { licence-expression: error, waiver-broad: error }
files:
  - glob: ['*.plan.json']
    profiles: ca-private
    rules: { restricted-vendor: warning, licence-expression: off }
exclude: [archive]
received: [incoming]
waivers: policy/accepted.yml
`,
  'policy/accepted.yml': `- id: gate
  component: Camera
  vendor: hikvision
  scope: component
  reason: replacement ordered
  approver: j.tremblay
  expires: 2099-12-31
- id: over
  vendor: dahua
  scope: repository
  reason: old
  approver: j.tremblay
  expires: 2020-12-31
`,
  'near/.bomwarden.yml': 'profiles: [us-federal-agency]\nexclude: [draft.json]\n',
  'near/.bomwarden/waivers.yml': `- id: near
  vendor: dahua
  scope: document
  path: bom.json
  profile: us-federal-agency
  reason: isolated
  approver: j.tremblay
  expires: 2099-12-31
`,
  'incoming/acme/.bomwarden.yml': 'profiles: [us-private]\nrules: { restricted-vendor: off }\nexclude: "**"\n',
  'incoming/acme/.bomwarden/waivers.yml': '- id: theirs\n  vendor: hikvision\n  scope: repository\n  reason: r\n',
};

const documents = [
  'bom.json',
  'gate.plan.json',
  'sites/quebec/bom.json',
  'sites/quebec/deep/gate.plan.json',
  'near/bom.json',
  'near/draft.json',
  'near/deep/bom.json',
  'archive/bom.json',
  'incoming/acme/bom.json',
];

suite('The editor and the command line', () => {
  let folder = '';
  suiteSetup(() => {
    folder = mkdtempSync(join(tmpdir(), 'bomwarden-parity-'));
    for (const [path, content] of [...Object.entries(files), ...documents.map(path => [path, document] as const)]) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  });
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

  const text = (path: string) => readFileSync(join(folder, path), 'utf8');
  const uriOf = (path: string) => `${pathToFileURL(folder).href}/${path}`;
  const workspaceFolders = () => [{ uri: pathToFileURL(folder).href, name: 'test' }];
  /** What the command line tells of every document; a document that it leaves out has none. */
  const scanned = () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'dist/cli.js'), 'scan', ...documents, '--format', 'json'],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.equal(stderr, '');
    return new Map((JSON.parse(stdout) as { documents: readonly Told[] }).documents.map(told => [told.path, told]));
  };

  test('say the same of every finding: rule, level, place, vendor, profile, waiver, and where it comes from', async () => {
    const params = {
      capabilities: pullingClient,
      workspaceFolders: workspaceFolders(),
      processId: null,
      rootUri: null,
    };
    const signatures = readFileSync(join(root, 'dist/signatures.json'), 'utf8');
    const answers = { configuration: async () => ({ profiles: [] }), files: undefined };
    const session = new Session(nodeHost(assert.fail), clientFeatures(params), signatures, answers, {});
    const expected = scanned();
    for (const path of documents) {
      session.documents.open(uriOf(path), 1, text(path));
      const view = await session.view(uriOf(path));
      const build = documentBuilder(session.signatures.shipped.set);
      const told = view && JSON.parse(JSON.stringify(documentContract(build({ path, review: view.review }))));
      assert.deepEqual(told, expected.get(path), path);
    }
  });

  test('and what the command line says is what was configured', () => {
    const told = [...scanned().values()].map(({ path, contexts, findings }) => [
      path,
      contexts.map(({ profile, origin }) => `${profile} ${origin}`).join(),
      findings.map(({ rule, level, vendor, waiver }) =>
        [vendor ?? rule, level, ...(waiver ? [waiver.id] : [])].join(' '),
      ),
    ]);
    const root = 'ca-federal .bomwarden.yml:3,us-private .bomwarden.yml:3';
    assert.deepEqual(told, [
      ['bom.json', root, ['hikvision error gate', 'dahua information', 'licence-expression error']],
      ['gate.plan.json', 'ca-private .bomwarden.yml:7', ['hikvision warning gate', 'dahua warning']],
      [
        'sites/quebec/bom.json',
        'ca-qc-public-body .bomwarden.yml:2',
        ['hikvision error gate', 'dahua error', 'licence-expression error'],
      ],
      ['sites/quebec/deep/gate.plan.json', 'ca-private .bomwarden.yml:7', ['hikvision warning gate', 'dahua warning']],
      [
        'near/bom.json',
        'us-federal-agency near/.bomwarden.yml:1',
        ['hikvision warning', 'dahua warning near', 'licence-expression warning'],
      ],
      [
        'near/deep/bom.json',
        'us-federal-agency near/.bomwarden.yml:1',
        ['hikvision warning', 'dahua warning', 'licence-expression warning'],
      ],
      ['incoming/acme/bom.json', root, ['hikvision error', 'dahua information', 'licence-expression error']],
      ['policy/accepted.yml', '', ['waiver-broad error', 'waiver-expired warning', 'waiver-broad error']],
      ['near/.bomwarden/waivers.yml', '', ['waiver-broad warning']],
    ]);
  });

  test('mark the same places over the protocol', async () => {
    const severity: Readonly<Record<string, DiagnosticSeverity>> = {
      error: DiagnosticSeverity.Error,
      warning: DiagnosticSeverity.Warning,
      information: DiagnosticSeverity.Information,
    };
    const expected = scanned();
    const client = new LanguageClient();
    try {
      await client.start(pullingClient, { workspaceFolders: workspaceFolders() });
      for (const path of [...documents, 'policy/accepted.yml', 'near/.bomwarden/waivers.yml']) {
        await client.open(uriOf(path), text(path));
        const marks = await client.diagnostics(uriOf(path));
        const findings = expected.get(path)?.findings.filter(({ level }) => level !== 'none') ?? [];
        const told = findings.map(({ rule, level, range, waiver }) => ({
          code: rule,
          range,
          severity: waiver ? DiagnosticSeverity.Hint : severity[level],
        }));
        const marked = marks.map(({ code, range, severity }) => ({ code, range, severity }));
        assert.deepEqual(marked.sort(byPlace), told.sort(byPlace), path);
      }
    } finally {
      await client.stop();
    }
  });
});

function byPlace(one: object, other: object): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
