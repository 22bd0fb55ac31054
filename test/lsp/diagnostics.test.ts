import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { bomOf, hikvision, rangeOf, textAt } from '../support/documents.ts';
import { LanguageClient, plainClient, pullingClient } from '../support/language-client.ts';

suite('lsp/diagnostics', () => {
  let client: LanguageClient;
  setup(() => {
    client = new LanguageClient();
  });
  teardown(() => client.stop());

  test('a client that pulls gets marks with range, severity, code and page, and is never pushed to', async () => {
    const initializationOptions = { docs: 'https://example.test/docs' };
    const { capabilities } = await client.start(pullingClient, { initializationOptions });
    assert.ok(capabilities.diagnosticProvider);
    const text = bomOf(hikvision);
    await client.open('file:///bom.json', text);
    const [mark, ...others] = await client.diagnostics('file:///bom.json');
    assert.equal(others.length, 0);
    assert.ok(mark);
    assert.deepEqual(mark.range, rangeOf(text, hikvision));
    assert.equal(mark.severity, DiagnosticSeverity.Warning);
    assert.equal(mark.source, 'bomwarden');
    assert.equal(mark.code, 'restricted-vendor');
    assert.equal(mark.codeDescription?.href, 'https://example.test/docs/rules/restricted-vendor.md');
    assert.equal(client.pushed.size, 0);
  });

  test('an unchanged document is answered with its result id alone', async () => {
    await client.start(pullingClient);
    await client.open('file:///bom.json', bomOf(hikvision));
    const first = await client.report('file:///bom.json');
    assert.equal(first.kind, 'full');
    assert.deepEqual(await client.report('file:///bom.json', first.resultId), {
      kind: 'unchanged',
      resultId: first.resultId,
    });
  });

  test('a document that is opened again has another result id', async () => {
    await client.start(pullingClient);
    await client.open('file:///bom.json', bomOf(hikvision));
    const { resultId } = await client.report('file:///bom.json');
    await client.close('file:///bom.json');
    await client.open('file:///bom.json', bomOf('Lakehead Integration Ltd.'));
    const again = await client.report('file:///bom.json', resultId);
    assert.equal(again.kind, 'full');
    assert.deepEqual(again.kind === 'full' && again.items, []);
  });

  test('a client that does not pull is pushed to, and told when a document has no marks any more', async () => {
    const { capabilities } = await client.start(plainClient);
    assert.equal(capabilities.diagnosticProvider, undefined);
    await client.open('file:///bom.json', bomOf(hikvision));
    await client.open('file:///other.json', '{"name": "no bill of materials"}');
    await client.until(() => client.pushed.get('file:///bom.json')?.diagnostics.length === 1);
    assert.equal(client.pushed.has('file:///other.json'), false);
    await client.close('file:///bom.json');
    await client.until(() => client.pushed.get('file:///bom.json')?.diagnostics.length === 0);
  });

  test('a plain client gets neither links nor related places', async () => {
    await client.start(plainClient, { initializationOptions: { docs: 'https://example.test/docs' } });
    await client.open('file:///bom.json', bomOf(hikvision));
    await client.until(() => client.pushed.has('file:///bom.json'));
    const [mark] = client.pushed.get('file:///bom.json')?.diagnostics ?? [];
    assert.ok(mark);
    assert.equal('codeDescription' in mark, false);
    assert.equal('relatedInformation' in mark, false);
  });

  test('broken syntax of JSON is left to a client that marks it; what else is wrong is not', async () => {
    const broken = bomOf(hikvision)
      .replace('"version": 1,', '"version": 1 "x": [1,],')
      .replace(/\}\s*$/, '');
    const codes = async (options: object, language: string, place: string) => {
      const other = new LanguageClient();
      await other.start(pullingClient, { initializationOptions: options });
      await other.open(place, broken, language);
      const found = await other.diagnostics(place);
      await other.stop();
      return found.map(({ code }) => code);
    };
    const syntax = ['missing-comma', 'trailing-comma', 'unclosed'];
    const all = await codes({}, 'json', 'file:///a.json');
    assert.ok(
      syntax.every(code => all.includes(code)),
      all.join(),
    );
    assert.ok(all.includes('restricted-vendor'));
    const left = all.filter(code => !syntax.includes(String(code)));
    assert.deepEqual(await codes({ marksJson: true }, 'json', 'file:///b.json'), left);
    assert.deepEqual(await codes({ marksJson: true }, 'jsonc', 'file:///c.json'), all);
  });

  test('what is no bill of materials gives nothing, whatever its language', async () => {
    await client.start(pullingClient);
    for (const [index, text] of ['', 'null', '[]', '{}', '[[[[', 'Hikvision', '\u0000\u0001'].entries()) {
      const uri = `file:///no-bom-${index}.json`;
      await client.open(uri, text);
      assert.deepEqual(await client.diagnostics(uri), [], JSON.stringify(text));
    }
  });

  test('a bill of materials is judged by its content, not by its language', async () => {
    await client.start(pullingClient);
    await client.open('untitled:Untitled-1', bomOf(hikvision), 'plaintext');
    assert.equal((await client.diagnostics('untitled:Untitled-1')).length, 1);
  });

  test('the columns count UTF-16 units after emoji and Chinese names, with CRLF and a byte-order mark', async () => {
    await client.start(pullingClient);
    const text = `\ufeff{"bomFormat":"CycloneDX","specVersion":"1.6","components":[\r\n{"type":"device","name":"📷 半球","manufacturer":{"name":"${hikvision}"}}]}`;
    await client.open('file:///bom.json', text);
    const [mark] = await client.diagnostics('file:///bom.json');
    assert.ok(mark);
    assert.deepEqual(mark.range, rangeOf(text, hikvision));
    assert.equal(textAt(text, mark.range), hikvision);
  });

  test('a client that knows only UTF-8 gets its columns in bytes', async () => {
    const capabilities = { ...pullingClient, general: { positionEncodings: ['utf-8'] } };
    const { capabilities: server } = await client.start(capabilities);
    assert.equal(server.positionEncoding, 'utf-8');
    const before =
      '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"📷 半球","manufacturer":{"name":"';
    await client.open('file:///bom.json', `${before}${hikvision}"}}]}`);
    const [mark] = await client.diagnostics('file:///bom.json');
    assert.equal(mark?.range.start.character, Buffer.byteLength(before));
    assert.equal(mark?.range.end.character, Buffer.byteLength(before + hikvision));
  });

  test('edits move marks, and a document broken while typing keeps its other marks', async () => {
    await client.start(pullingClient);
    let text = bomOf(hikvision, 'Lakehead Integration Ltd.', 'Zhejiang Dahua Technology Co., Ltd.');
    await client.open('file:///bom.json', text);
    assert.equal((await client.diagnostics('file:///bom.json')).length, 2);
    const at = rangeOf(text, '"manufacturer"').start;
    await client.edit('file:///bom.json', { range: { start: at, end: at }, text: '"x": "😀\n' });
    const index = text.indexOf('"manufacturer"');
    text = `${text.slice(0, index)}"x": "😀\n${text.slice(index)}`;
    const marks = await client.diagnostics('file:///bom.json');
    const named = marks.filter(mark => mark.code === 'restricted-vendor').map(mark => textAt(text, mark.range));
    assert.ok(named.includes('Zhejiang Dahua Technology Co., Ltd.'), 'the rest is still marked');
    assert.ok(
      marks.some(mark => mark.code !== 'restricted-vendor'),
      'the damage is marked',
    );
    await client.edit('file:///bom.json', { range: rangeOf(text, '"x": "😀\n'), text: '' });
    assert.equal((await client.diagnostics('file:///bom.json')).length, 2);
  });

  test('several changes of one notification apply one after the other', async () => {
    await client.start(pullingClient);
    await client.open('file:///bom.json', 'abc');
    const start = { line: 0, character: 0 };
    await client.edit(
      'file:///bom.json',
      { text: bomOf('Nobody Ltd.') },
      { range: { start, end: start }, text: '\n' },
      { range: rangeOf(`\n${bomOf('Nobody Ltd.')}`, 'Nobody Ltd.'), text: hikvision },
    );
    const [mark] = await client.diagnostics('file:///bom.json');
    assert.deepEqual(mark?.range, rangeOf(`\n${bomOf(hikvision)}`, hikvision));
  });

  test('at most 999 marks, the last of which says how many more there are', async () => {
    await client.start(pullingClient);
    await client.open('file:///bom.json', bomOf(...Array.from({ length: 1200 }, () => hikvision)));
    const marks = await client.diagnostics('file:///bom.json');
    assert.equal(marks.length, 999);
    assert.equal(marks.at(-1)?.code, 'more-findings');
    assert.match(String(marks.at(-1)?.message), /^202 /);
  });
});
