import assert from 'node:assert/strict';
import { parseActor, withoutPrefix } from '../../../server/src/core/identity/actor.ts';

function parts(text: string): string {
  const { name, mail, party } = parseActor(text);
  return [text.slice(...name), mail ? text.slice(...mail) : '', party ?? ''].join('|');
}

suite('names with what tools put around them', () => {
  test('prefixes in any case and width, once or more often', () => {
    assert.equal(parts('Organization: Acme'), 'Acme||organization');
    assert.equal(parts('  ORGANISATION :Acme '), 'Acme||organization');
    assert.equal(parts('organization：海康威视'), '海康威视||organization');
    assert.equal(parts('Ｏｒｇａｎｉｚａｔｉｏｎ： Acme'), 'Acme||organization');
    assert.equal(parts('Organization: organization: Acme'), 'Acme||organization');
    assert.equal(parts('Person: Jane Roe'), 'Jane Roe||person');
    assert.equal(parts('tool:scanner-1.0'), 'scanner-1.0||tool');
    assert.equal(parts('Supplier: Organization: Acme'), 'Acme||organization');
    assert.equal(parts('Vendor: Acme'), 'Acme||');
  });

  test('addresses behind the name', () => {
    assert.equal(parts('Organization: Acme (a@acme.example)'), 'Acme|a@acme.example|organization');
    assert.equal(parts('Acme <a@acme.example>'), 'Acme|a@acme.example|');
    assert.equal(parts('Acme [mailto:a@acme.example]'), 'Acme|a@acme.example|');
    assert.equal(parts('Acme（a@acme.example）'), 'Acme|a@acme.example|');
    assert.equal(parts('Acme, a@acme.example'), 'Acme|a@acme.example|');
    assert.equal(parts('Acme - a@acme.example'), 'Acme|a@acme.example|');
    assert.equal(parts('a@acme.example'), 'a@acme.example|a@acme.example|');
    assert.equal(parts('Person: Jane Roe ()'), 'Jane Roe||person');
    assert.equal(parts('Acme (email)'), 'Acme||');
  });

  test('other brackets, colons and signs belong to the name', () => {
    for (const name of [
      'Acme (China)',
      'Acme: Research',
      '3com',
      'H@ck',
      'Acme [EU]',
      'Personnel: X',
      'Toolbox: Y',
      'Acme)',
    ])
      assert.equal(parts(name), `${name}||`);
    assert.equal(withoutPrefix('Organization: '), '');
  });

  test('long texts cost no more than they are long', () => {
    const text = `Organization: ${'('.repeat(100_000)}${' '.repeat(100_000)})`;
    assert.equal(parseActor(text).party, 'organization');
  });
});
