import assert from 'node:assert/strict';
import type { FixEnvironment } from '../../../server/src/core/fix/fix.ts';
import { fixesFor } from '../../../server/src/core/fix/index.ts';
import type { Component } from '../../../server/src/core/model/component.ts';
import type { Finding, Offer } from '../../../server/src/core/model/finding.ts';
import type { Fix } from '../../../server/src/core/model/fix.ts';
import type { Format } from '../../../server/src/core/model/format.ts';
import type { Verdict } from '../../../server/src/core/model/verdict.ts';
import { readWaivers } from '../../../server/src/core/policy/waivers.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import { applyEdits } from '../../../server/src/core/text/edit.ts';
import { message } from '../../../server/src/core/text/message.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { bom, component } from '../../support/bom.ts';
import { finding } from '../../support/builders.ts';
import { smallSet } from '../../support/small-set.ts';

const text = '{ "name": "cam", "supplier": "Hikvision" }';
const span = { start: text.indexOf('Hikvision'), end: text.indexOf('Hikvision') + 9 };
const offer: Offer = {
  vendor: 'Axis Communications',
  category: 'ip-camera',
  why: message('why', 'Not found on four lists.'),
  caveats: [message('caveat', 'not checked: Canadian instruments')],
  sources: [],
};

/** A format that writes its note at the start of the text, once. */
const format: Format = {
  id: 'cyclonedx-json',
  detect: () => true,
  read: () => ({ bom: undefined, problems: [] }),
  annotate: (source, _bom, _component, note) =>
    source.text.includes(note.text) ? [] : [{ span: { start: 0, end: 0 }, text: note.text }],
  replaceVendor: (_source, _bom, _component, vendor, from) => [{ span: from.span, text: vendor }],
};

function camera(name: string): Component {
  return component([{ role: 'supplier', value: 'Hikvision', span }], { name: { value: name, span } });
}

function found(changes: Partial<Finding> = {}): Finding {
  const claim = { role: 'supplier', value: 'Hikvision', span } as const;
  const evidence = [
    {
      claim,
      tier: 'stated',
      signature: 'name:Hikvision',
      normalised: 'hikvision',
      entity: 'hikvision',
      relation: 'self',
      caveat: undefined,
      limit: undefined,
      cap: undefined,
    },
  ] as const;
  return finding({ span, evidence, offers: [offer], ...changes });
}

function environment(changes: Partial<FixEnvironment> = {}, name = 'cam'): FixEnvironment {
  return {
    uri: 'file:///a.json',
    version: 3,
    source: new Source(text),
    bom: bom(camera(name)),
    format,
    lookups: buildLookups(smallSet),
    date: '2026-11-22',
    readOnly: false,
    waivers: { uri: 'file:///.bomwarden/waivers.yml', text: undefined },
    ...changes,
  };
}

function kinds(fixes: readonly Fix[]): readonly string[] {
  return fixes.map(({ kind }) => kind);
}

function only(kind: Fix['kind'], fixes: readonly Fix[]): Fix {
  const [fix] = fixes.filter(one => one.kind === kind);
  assert.ok(fix, `no ${kind} among ${kinds(fixes)}`);
  return fix;
}

suite('fixes', () => {
  test('asking comes first, changing anything later', () => {
    assert.deepEqual(kinds(fixesFor(found(), environment())), ['ask-supplier', 'propose-alternative', 'waive']);
  });
  test('a question names component, stated value, place and what would decide', () => {
    const undecided = {
      instrument: 'x',
      outcome: 'cannot-determine',
      status: 'announced',
      because: [{ clause: 'c', text: message('c', 'Whether parts count is not defined.'), sources: [] }],
      open: true,
      forPurposes: false,
    } as const;
    const judgements = [
      { profile: 'ca-federal', asOf: '2026-11-22', level: 'warning', verdicts: [undecided] } as const,
    ];
    const { copy } = only('ask-supplier', fixesFor(found({ judgements }), environment()));
    for (const part of ['supplier "Hikvision"', 'for cam (line 1)', '2026-11-22', '3. x: Whether parts count'])
      assert.ok(copy?.includes(part), part);
  });
  test('an alternative is a note, says what was not checked, and is written once', () => {
    const fix = only('propose-alternative', fixesFor(found(), environment()));
    assert.equal(
      fix.title.text,
      'Propose Axis Communications instead of hikvision (adds a note that says what was not checked)',
    );
    assert.deepEqual(fix.alternative, {
      supplier: 'Axis Communications',
      caveat: message('caveat', 'not checked: Canadian instruments'),
    });
    const [edit] = fix.edits;
    assert.deepEqual([edit?.uri, edit?.version], ['file:///a.json', 3]);
    const noted = applyEdits(text, edit?.edits ?? []);
    assert.ok(noted.includes('Alternative to look at: Axis Communications. Not found on four lists.'));
    assert.ok(noted.endsWith(text), 'the facts stay as they were');
    const again = fixesFor(found(), environment({ source: new Source(noted) }));
    assert.ok(!kinds(again).includes('propose-alternative'));
  });
  test('only a plan is rewritten', () => {
    const plan = { ...environment().bom, lifecycles: ['design'] };
    const fix = only('replace', fixesFor(found(), environment({ bom: plan })));
    assert.equal(applyEdits(text, fix.edits[0]?.edits ?? []), text.replace('Hikvision', 'Axis Communications'));
  });
  test('evidence that must not change is not edited', () => {
    const plan = { ...environment().bom, lifecycles: ['design'] };
    const fixes = fixesFor(found(), environment({ bom: plan, readOnly: true }));
    assert.deepEqual(kinds(fixes), ['ask-supplier', 'waive']);
  });
  test('a correction replaces its span, and nothing that would need escaping', () => {
    const licence = { vendor: null, offers: [], evidence: [] };
    const correction = { span: { start: 2, end: 8 }, text: 'Apache-2.0', title: message('t', 'Write it') };
    const fixes = fixesFor(found({ ...licence, correction }), environment());
    assert.deepEqual(kinds(fixes), ['correct']);
    assert.deepEqual(fixes[0]?.edits[0]?.edits, [{ span: correction.span, text: 'Apache-2.0' }]);
    assert.deepEqual(fixesFor(found({ ...licence, correction: { ...correction, text: 'a"b' } }), environment()), []);
  });
});

suite('waiving', () => {
  const answers = { reason: 'ordered', approver: 'jt', expires: '2027-01-31', profile: 'ca-private' };

  function waived(changes: Partial<FixEnvironment>, name?: string): string {
    const at = environment(changes, name);
    const { edits } = only('waive', fixesFor(found(), at));
    return applyEdits(at.waivers?.text ?? '', edits[0]?.edits ?? []);
  }
  test('a filled entry is a waiver that names component, vendor and profile', () => {
    const { value, problems } = readWaivers(waived({ answers }));
    assert.deepEqual(problems, []);
    const [waiver] = value;
    assert.deepEqual(
      [waiver?.component, waiver?.vendor, waiver?.scope, waiver?.profile, waiver?.reason, waiver?.expires],
      ['cam', 'hikvision', 'component', 'ca-private', 'ordered', '2027-01-31'],
    );
  });
  test('an unfilled entry is marked and has no effect', () => {
    const { value, problems } = readWaivers(waived({}));
    assert.deepEqual(value, []);
    assert.ok(problems.every(({ code }) => code === 'waiver-incomplete') && problems.length === 3);
  });
  for (const [what, before] of [
    ['no line end', '- id: x\n  vendor: dahua\n  scope: repository\n  reason: r\n  approver: a\n  expires: 2027-01-01'],
    ['an empty list', '# none yet\n[]\n'],
    ['nothing', ''],
  ] as const) {
    test(`is added to a file that ends in ${what}`, () => {
      const { value, problems } = readWaivers(
        waived({ answers, waivers: { uri: 'file:///w.yml', text: before, version: 1 } }),
      );
      assert.deepEqual(problems, []);
      assert.equal(value.at(-1)?.component, 'cam');
    });
  }
  test('a name from a document cannot start another key', () => {
    const evil = 'x"\n  vendor: dahua\n- id: "y: \u0085 \u2028 # ';
    const { value, problems } = readWaivers(waived({ answers }, evil));
    assert.deepEqual(problems, []);
    assert.deepEqual([value.length, value[0]?.component], [1, evil.trim()]);
  });
  test('twice is once', () => {
    const once = waived({ answers });
    assert.ok(!kinds(fixesFor(found(), environment({ waivers: { uri: 'w', text: once } }))).includes('waive'));
  });
});

test('a question asks what would decide what is open, and what limits a restriction, once each', () => {
  const verdict = (outcome: Verdict['outcome'], what: string): Verdict => ({
    instrument: 'x',
    outcome,
    status: 'in-force',
    because: [{ clause: what, text: message('c', what), sources: [] }],
    open: false,
    forPurposes: false,
  });
  const verdicts = [
    verdict('restricted', 'Only for some uses.'),
    verdict('cannot-determine', 'Whether parts count is open.'),
    verdict('cannot-determine', 'Whether parts count is open.'),
    verdict('prohibited', 'It is prohibited.'),
    verdict('listed', 'It is listed.'),
  ];
  const judgements = [{ profile: 'ca-federal', asOf: '2026-11-22', level: 'error', verdicts } as const];
  const { copy = '' } = only('ask-supplier', fixesFor(found({ judgements }), environment()));
  const asked = copy.split('\n').filter(line => /^[3-9]\. /.test(line));
  assert.deepEqual(asked, ['3. x: Only for some uses.', '4. x: Whether parts count is open.']);
});
