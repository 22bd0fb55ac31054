import assert from 'node:assert/strict';
import {
  countsOf,
  everything,
  type Filter,
  type Grouping,
  grouped,
  messageOf,
} from '../../client/src/findings/grouping.ts';
import type { FoundDocument, FoundItem } from '../../server/src/lsp/protocol/findings.ts';

function item(message: string, severity: 1 | 2 | 3 | 4, more: Partial<FoundItem> = {}): FoundItem {
  const start = { line: 0, character: 0 };
  return {
    diagnostic: { message, severity, range: { start, end: start } },
    vendor: null,
    component: null,
    act: null,
    notVerified: false,
    waived: false,
    change: null,
    ...more,
  };
}

function documentOf(uri: string, ...items: readonly FoundItem[]): FoundDocument {
  return { uri, state: 'reviewed', reason: null, profiles: [], verdict: '', items };
}

const hikvision = item('camera', 1, { vendor: 'Hikvision', component: 'camera 1', act: 'Section 889', change: 'new' });
const dahua = item('recorder', 2, { vendor: 'Dahua', component: 'recorder', act: 'Section 889', notVerified: true });
const alsoHikvision = item('door', 3, { vendor: 'Hikvision', component: 'door', act: 'Entity List', change: 'worse' });
const waived = item('modem', 4, { vendor: 'Quectel', component: 'modem', waived: true, act: 'Section 1260H list' });
const licence = item('licence', 2, { component: 'door-ui' });
const problem = item('problem', 3);
const documents = [
  documentOf('file:///b.json', alsoHikvision, licence, problem),
  documentOf('file:///a.json', dahua, hikvision, waived),
  documentOf('file:///clean.json'),
  { ...documentOf('file:///left-out.json'), state: 'excluded' as const, reason: 'left out' },
];

suite('client/findings/grouping', () => {
  const shown = (grouping: Grouping, filter: Partial<Filter> = {}) =>
    grouped(documents, grouping, { ...everything, ...filter }).map(({ name, entries }) => [
      name,
      entries.map(entry => messageOf(entry.item)),
    ]);

  test('by file: every reviewed document, the strongest first, within each the strongest first', () => {
    assert.deepEqual(shown('file'), [
      ['file:///a.json', ['camera', 'recorder']],
      ['file:///b.json', ['licence', 'door', 'problem']],
      ['file:///clean.json', []],
    ]);
  });

  test('by vendor, act and component; what has none comes last among equals', () => {
    assert.deepEqual(shown('vendor'), [
      ['Hikvision', ['camera', 'door']],
      ['Dahua', ['recorder']],
      [undefined, ['licence', 'problem']],
    ]);
    assert.deepEqual(shown('act'), [
      ['Section 889', ['camera', 'recorder']],
      [undefined, ['licence', 'problem']],
      ['Entity List', ['door']],
    ]);
    assert.deepEqual(
      shown('component').map(([name]) => name),
      ['camera 1', 'door-ui', 'recorder', 'door', undefined],
    );
  });

  test('filters: level, new in this change, not verified, waived', () => {
    const all = (filter: Partial<Filter>) => shown('vendor', filter).flatMap(([, messages]) => messages);
    assert.deepEqual(all({ levels: ['error'] }), ['camera']);
    assert.deepEqual(all({ levels: ['information'] }), ['door', 'problem']);
    assert.deepEqual(all({ onlyNew: true }), ['camera', 'door']);
    assert.deepEqual(all({ onlyNotVerified: true }), ['recorder']);
    assert.deepEqual(all({ levels: [], waived: true }), ['modem']);
    assert.deepEqual(all({ onlyNew: true, onlyNotVerified: true }), []);
    assert.equal(all({ waived: true }).length, 6);
  });

  test('what says that nobody looked at a document is counted as the list of problems counts it', () => {
    const odd = { ...documentOf('file:///odd.cdx.json', item('Not reviewed', 3)), state: 'unknown' as const };
    assert.deepEqual(
      grouped([odd], 'file', everything).map(({ entries }) => entries.length),
      [1],
    );
  });

  test('what is waived is counted as that, whatever its level', () => {
    const entries = grouped(documents, 'file', { ...everything, waived: true }).flatMap(group => group.entries);
    assert.deepEqual(countsOf(entries), { error: 1, warning: 2, information: 2, waived: 1 });
  });
});
