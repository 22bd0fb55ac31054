import assert from 'node:assert/strict';
import { briefOn } from '../../../server/src/core/explain/brief.ts';
import { briefAsText } from '../../../server/src/core/explain/brief-text.ts';
import { contextOf, judgeSubject } from '../../../server/src/core/judge/index.ts';
import { shipped } from '../../support/judging.ts';

const asOf = '2026-11-22';

function screen(id: string, ...profiles: readonly string[]): string {
  const lookups = shipped();
  const self = lookups.vendors.get(id)?.entities[0]?.id;
  const subject = {
    vendor: id,
    entity: self,
    relation: 'self',
    abroad: false,
    builtIn: false,
    product: undefined,
  } as const;
  const judgements = profiles.flatMap(profile => {
    const context = contextOf(profile, asOf, lookups.set);
    return context && self !== undefined ? [judgeSubject({ ...subject, entity: self }, context, lookups)] : [];
  });
  const brief = briefOn(id, lookups, judgements, asOf);
  return brief ? briefAsText(brief) : '';
}

suite('one screen on a vendor or an instrument', () => {
  test('fits, whatever is asked of whatever is known', () => {
    const { set } = shipped();
    const all = set.profiles.map(({ id }) => id);
    const asked = [[], ['ca-federal'], ['us-dod-contractor', 'us-importer'], all];
    for (const { id } of [...set.vendors, ...set.instruments]) {
      for (const profiles of asked) {
        const lines = screen(id, ...profiles)
          .trimEnd()
          .split('\n');
        assert.ok(lines.length > 3, id);
        assert.ok(lines.length <= 40, `${id} for ${profiles.join()}: ${lines.length} lines`);
        const long = lines.find(line => line.length > 100 && line.trim().includes(' '));
        assert.equal(long, undefined, id);
      }
    }
  });

  test('says who, what follows for whom, by which act since when, what is open, on which lists', () => {
    const text = screen('hikvision', 'ca-federal');
    assert.match(text, /^Hikvision \(hikvision\)\n\n {2}Hangzhou Hikvision Digital Technology Co\., Ltd\.;/);
    assert.match(
      text,
      /For ca-federal as of 2026-11-22.*\n {2}Prohibited: the statement of 27 June 2025 \(announced; no/,
    );
    assert.match(text, /since 2025-06-27/);
    assert.match(text, /\nOpen\n {2}The statement says “Hikvision products” and does not define/);
    assert.match(
      text,
      /\nOn lists\n[\s\S]*Section 1260H list \(2026-06-08\): 188 of 188 names; known to name the group since 2021-06-03/,
    );
    assert.match(text, /--details has every clause/);
  });

  test('without a profile lists the acts, what binds before what only lists, and which profiles there are', () => {
    const text = screen('zte');
    assert.ok(text.indexOf('Prohibits: Section 889 [US], since 2019-08-13') > 0);
    const effects = [...screen('smic').matchAll(/^ {2}(Prohibits|Restricts|Advises against|Lists):/gm)].map(
      ([, effect]) => effect,
    );
    assert.ok(effects.includes('Lists'), screen('smic'));
    assert.equal(effects.lastIndexOf('Prohibits') < effects.indexOf('Lists'), true, effects.join());
    assert.match(text, /the Taiwanese government directions.*\n?.*names no company: ask\./s);
    assert.match(text, /--profile ID .*ca-federal.*us-dod/s);
  });

  test('of an instrument tells first what holds', () => {
    const text = screen('us-dod-1260h');
    const does = text.slice(text.indexOf('What it does'), text.indexOf('Whom it names'));
    assert.match(does, /^What it does\n {2}2026-06-30: The Department of Defense may not enter into/);
    assert.match(text, /Held here: 188 of 188 names/);
  });

  test('of an instrument tells at last what no longer holds', () => {
    const text = screen('us-fcc-22-84');
    assert.ok(text.indexOf('2023-02-06:') > 0);
    assert.ok(text.indexOf('2023-02-06:') < text.indexOf('2022-11-25 until 2023-02-06:'), text);
  });

  test('of those whom nothing concerns says so', () => {
    assert.match(
      screen('honor', 'ca-federal'),
      /No instrument of the data was found that binds, advises or lists here/,
    );
    assert.equal(screen('nobody'), '');
  });

  test('a section that is cut says by how much', () => {
    assert.match(screen('huawei', ...shipped().set.profiles.map(({ id }) => id)), /… and \d+ more/);
  });
});
