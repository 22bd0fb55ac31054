import assert from 'node:assert/strict';
import type { Role } from '../../../server/src/core/model/claim.ts';
import type { Component } from '../../../server/src/core/model/component.ts';
import { Glances, type Question, which } from '../../../server/src/core/model/glances.ts';
import { read } from '../../../server/src/core/read/index.ts';
import { Source } from '../../../server/src/core/text/source.ts';

const components = [
  { type: 'library', name: 'a', supplier: { name: 'Acme' }, purl: 'pkg:npm/a@1' },
  { type: 'library', name: 'b', purl: 'pkg:npm/b@1', cpe: 'cpe:2.3:o:acme:b:1:*:*:*:*:*:*:*' },
  { type: 'library', name: 'c' },
];
const { bom } = read(new Source(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components })));

const of = (roles: readonly Role[], word: string): Question => ({ roles, holds: ({ value }) => value.includes(word) });

suite('What is asked of all components at once', () => {
  test('is answered as if it were asked of each alone', () => {
    const questions = [of(['supplier'], 'Acme'), of(['purl', 'cpe'], 'b'), of(['name'], 'c'), of(['cpe'], 'x')];
    const answers = [
      [true, false, false],
      [false, true, false],
      [false, false, true],
      [false, false, false],
    ];
    assert.ok(bom);
    const glances = new Glances(bom.components, questions);
    for (const [index, question] of questions.entries()) {
      assert.deepEqual(
        bom.components.map(component => glances.has(component, question)),
        answers[index],
      );
      const asked = answers[index] ?? [];
      const expected: readonly Component[] = bom.components.filter(component => asked[component.index]);
      assert.deepEqual([...glances.which(question)], expected);
      assert.deepEqual([...which(undefined, bom.components, question)], expected);
    }
  });

  test('is so of a component whatever it claims, where that decides', () => {
    assert.ok(bom);
    const question: Question = { ...of(['purl'], 'b'), is: ({ name }) => name?.value === 'c' };
    assert.deepEqual(
      [...which(undefined, bom.components, question)].map(({ name }) => name?.value),
      ['b', 'c'],
    );
  });

  test('is asked of claims in its roles only, and of no more of them once it is so', () => {
    assert.ok(bom);
    const asked: string[] = [];
    const question: Question = {
      roles: ['purl', 'cpe'],
      holds: ({ kind, value }) => {
        asked.push(kind);
        return value.startsWith('pkg:npm/b');
      },
    };
    const glances = new Glances(bom.components, [question]);
    for (const component of [...bom.components, ...bom.components]) glances.has(component, question);
    // cpe stands behind purl
    assert.deepEqual(asked, ['purl', 'purl']);
  });
});
