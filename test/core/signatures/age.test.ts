import assert from 'node:assert/strict';
import { oldSentences, oldSentencesAsMarkdown } from '../../../server/src/core/signatures/age.ts';
import { compileSignatures } from '../../../server/src/core/signatures/compile.ts';
import { smallFiles } from './small-files.ts';

const act = 'instruments/xx/act.yaml';

function set(from = '', to = '', looked = '') {
  return compileSignatures(
    smallFiles(act, from, to).map(file =>
      file.path === 'sources.yaml' ? { ...file, text: `${file.text.trimEnd()}\n${looked}` } : file,
    ),
  ).value;
}

suite('Sentences that are older than a year', () => {
  const told = (day: string, ...args: Parameters<typeof set>) =>
    oldSentences(set(...args), day).map(({ of, asOf, looked }) => `${of} ${asOf} ${looked ?? 'never'}`);

  test('are those of a day, month or year that ended its first day more than a year ago', () => {
    assert.deepEqual(told('2027-02-01'), []);
    assert.deepEqual(told('2027-02-02'), ['act 2026-02 never']);
    assert.deepEqual(told('2027-02-02', 'asOf: 2026-02', 'asOf: 2026-02-02'), []);
    assert.deepEqual(told('2027-01-01', 'asOf: 2026-02', "asOf: '2025'"), ['act 2025 never']);
  });

  test('tell when somebody last looked at a source', () => {
    assert.deepEqual(told('2027-06-01', '', '', '  looked: 2027-05-04\n'), ['act 2026-02 2027-05-04']);
  });

  test('of several sources the latest look counts', () => {
    const two =
      '  looked: 2027-05-04\nOTHER: { title: Other, url: https://example.org/o, kind: news, looked: 2027-03-01 }\n';
    assert.deepEqual(told('2027-06-01', 'sources: [PAGE]', 'sources: [PAGE, OTHER]', two), ['act 2026-02 2027-05-04']);
  });

  test('as a page each has its row, and a text cannot break out of it', () => {
    const page = oldSentencesAsMarkdown(
      set('Departments may not use it.', 'Departments | may <b>not</b>.'),
      '2027-06-01',
    );
    assert.match(page, /^# Sentences to read again\n\n1 sentences/);
    assert.match(page, /^\| 2026-02 \| not noted \| act \| Departments \\\| may \\<b\\>not\\<\/b\\>\. \| PAGE \|$/m);
  });
});
