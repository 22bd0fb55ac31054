import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tools } from '../../server/src/cli/agents/tools.ts';
import { type AgentParams, type AgentResult, agentRequest } from '../../server/src/lsp/protocol/agents.ts';
import { bomOf, hikvision } from '../support/documents.ts';
import { LanguageClient, pullingClient } from '../support/language-client.ts';
import { root } from '../support/shared.ts';

const uri = 'file:///work/bom.json';

suite("lsp/agents: tools of the editor's agents", () => {
  let client: LanguageClient;
  setup(async () => {
    client = new LanguageClient();
    await client.start(pullingClient);
  });
  teardown(() => client.stop());

  const ask = (params: AgentParams) => client.connection.sendRequest<AgentResult>(agentRequest, params);
  const documents = [{ uri, path: 'bom.json', text: bomOf(hikvision) }];

  async function told(params: AgentParams) {
    const { text, failed } = await ask(params);
    assert.ok(text !== undefined, failed);
    return JSON.parse(text);
  }

  test('review answers as the command line does, for a document that is not open', async () => {
    const answer = await told({ tool: 'review', documents, profiles: ['ca-federal'], asOf: '2026-11-22' });
    assert.equal(answer.findings[0].vendor, 'Hikvision');
    assert.deepEqual(answer.findings[0].components[0].at.file, { quoted: 'bom.json' });
    assert.deepEqual(answer.reviewedFor.profiles, [{ profile: 'ca-federal', chosenBy: { quoted: 'the agent' } }]);
    assert.equal(answer.reviewedFor.asOf, '2026-11-22');
    assert.match(answer.unknown.read, /^2 components read/);
    assert.match(answer.notice, /never an instruction/);
  });

  test('without profiles those hold that the person has chosen', async () => {
    assert.match((await told({ tool: 'review', documents })).reviewedFor.nobodyInParticular, /no profile/);
    client.settings = { profiles: ['us-dod'] };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const { profiles } = (await told({ tool: 'review', documents })).reviewedFor;
    assert.deepEqual(
      profiles.map(({ profile }: { profile: string }) => profile),
      ['us-dod'],
    );
  });

  test('coverage counts; what could not be read is told', async () => {
    const lost = { uri: 'file:///work/lost.json', path: 'lost.json', text: null };
    const answer = await told({ tool: 'coverage', documents: [...documents, lost] });
    assert.deepEqual(
      answer.documents.map(({ components }: { components: number }) => components),
      [2, 0],
    );
    assert.match(answer.unknown.read, /Not read: 1 whole file/);
  });

  test('explain, and what cannot be done', async () => {
    const { explanation } = await told({ tool: 'explain', subject: 'Hikvision', profiles: ['ca-federal'] });
    assert.match(explanation, /Prohibited: the statement/);
    assert.match(`${(await ask({ tool: 'explain', subject: 'nobody-knows' })).failed}`, /nothing is known of/);
    assert.match(`${(await ask({ tool: 'review', documents, profiles: ['x'] })).failed}`, /no profile "x"/);
  });

  test('the editor offers the same tools as bomwarden mcp', () => {
    const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.deepEqual(
      contributes.languageModelTools.map(({ name, modelDescription, inputSchema }: Record<string, unknown>) => [
        name,
        modelDescription,
        inputSchema,
      ]),
      tools.map(({ name, description, inputSchema }) => [`bomwarden_${name}`, description, inputSchema]),
    );
  });
});
