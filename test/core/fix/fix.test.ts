import assert from 'node:assert/strict';
import type { FixEnvironment } from '../../../server/src/core/fix/fix.ts';
import { fixesFor } from '../../../server/src/core/fix/index.ts';
import { languageOf } from '../../../server/src/core/l10n/language.ts';
import type { Component } from '../../../server/src/core/model/component.ts';
import type { Finding, Offer } from '../../../server/src/core/model/finding.ts';
import type { Fix } from '../../../server/src/core/model/fix.ts';
import type { Format } from '../../../server/src/core/model/format.ts';
import type { BomFormat } from '../../../server/src/core/model/syntax.ts';
import type { Verdict } from '../../../server/src/core/model/verdict.ts';
import { readWaivers } from '../../../server/src/core/policy/waivers.ts';
import { buildLookups } from '../../../server/src/core/signatures/lookups.ts';
import { applyEdits } from '../../../server/src/core/text/edit.ts';
import { type Message, message } from '../../../server/src/core/text/message.ts';
import { Source } from '../../../server/src/core/text/source.ts';
import { bom, component } from '../../support/bom.ts';
import { finding } from '../../support/builders.ts';
import { smallSet } from '../../support/small-set.ts';

const text = '{ "name": "cam", "supplier": "Hikvision" }';
const span = { start: text.indexOf('Hikvision'), end: text.indexOf('Hikvision') + 9 };
const offer: Offer = {
  vendor: 'Axis Communications (network video)',
  makers: ['Axis Communications'],
  category: 'ip-camera',
  why: message('why', 'Not found on four lists.'),
  caveats: [message('caveat', 'not checked: Canadian instruments')],
  own: [],
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
  test('what settles the finding comes first, changing anything later', () => {
    assert.deepEqual(kinds(fixesFor(found(), environment())), ['waive', 'ask-supplier', 'propose-alternative']);
  });
  test('a maker’s name is written, never what the supplier is called in lists; several makers are several fixes', () => {
    const both = { ...offer, vendor: 'Bosch and Axis (video)', makers: ['Bosch', 'Axis Communications'] };
    const fixes = fixesFor(found({ offers: [both] }), environment());
    const written = fixes.flatMap(({ choice, edits }) => (choice ? [[choice.maker, edits[0]?.edits[0]?.text]] : []));
    assert.deepEqual(
      written.map(([maker]) => maker),
      ['Bosch', 'Axis Communications'],
    );
    assert.ok(written.every(([maker, text]) => text?.includes(`Alternative to look at: ${maker}.`)));
  });
  test('suppliers of whom less is held against them come first, and a maker comes once', () => {
    const doubt = message('doubt', 'Some models were built by others.');
    const offers = [
      { ...offer, makers: ['Bosch'], own: [doubt, doubt] },
      { ...offer, makers: ['VIVOTEK', 'Axis Communications'], own: [doubt] },
      offer,
    ];
    const makers = fixesFor(found({ offers }), environment()).flatMap(({ choice }) => choice?.maker ?? []);
    assert.deepEqual(makers, ['Axis Communications', 'VIVOTEK', 'Bosch']);
  });
  test('what is planned is replaced, not noted, and the other way round', () => {
    const plan = { ...environment().bom, lifecycles: ['design'] };
    const of = (at: FixEnvironment) =>
      kinds(fixesFor(found(), at)).filter(kind => kind === 'replace' || kind === 'propose-alternative');
    assert.deepEqual(of(environment()), ['propose-alternative']);
    assert.deepEqual(of(environment({ bom: plan })), ['replace']);
    const { replaceVendor: _, ...notes } = format;
    assert.deepEqual(of(environment({ bom: plan, format: notes })), ['propose-alternative']);
  });
  test('notes and questions are in the language of whoever writes them', () => {
    const french = { ...environment(), say: (text: Message) => languageOf('fr').say(text) };
    const fixes = fixesFor(found(), french);
    assert.match(
      JSON.stringify(fixes.find(({ kind }) => kind === 'propose-alternative')?.edits),
      /Examen bomwarden du/,
    );
    assert.match(fixes.find(({ kind }) => kind === 'ask-supplier')?.copy ?? '', /^Objet\u00a0: origine de /);
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
    for (const part of ['supplier “Hikvision”', 'for cam (line 1)', '2026-11-22', '3. x: Whether parts count'])
      assert.ok(copy?.includes(part), part);
  });
  test('an alternative is a note, says what was not checked, and is written once', () => {
    const fix = only('propose-alternative', fixesFor(found(), environment()));
    assert.equal(fix.title.text, 'Propose Axis Communications instead of hikvision (adds a note)');
    assert.deepEqual(fix.choice, { maker: 'Axis Communications', offer });
    const [edit] = fix.edits;
    assert.deepEqual([edit?.uri, edit?.version], ['file:///a.json', 3]);
    const noted = applyEdits(text, edit?.edits ?? []);
    assert.ok(noted.includes('Alternative to look at: Axis Communications. Not found on four lists.'));
    assert.ok(noted.endsWith(text), 'the facts stay as they were');
    const again = fixesFor(found(), environment({ source: new Source(noted) }));
    assert.ok(!kinds(again).includes('propose-alternative'));
  });
  test('on another day, for another profile the same supplier is not noted again', () => {
    const says: (string | undefined)[] = [];
    const annotate: Format['annotate'] = (_source, _bom, _component, note) => {
      says.push(note.says);
      assert.ok(note.says !== undefined && note.text.includes(note.says));
      return [{ span: { start: 0, end: 0 }, text: note.text }];
    };
    fixesFor(found(), environment({ format: { ...format, annotate } }));
    const judgements = [{ profile: 'ca-federal', asOf: '2026-11-22', level: 'warning', verdicts: [] } as const];
    fixesFor(found({ judgements }), environment({ format: { ...format, annotate }, date: '2027-01-01' }));
    assert.equal(says.length, 2);
    assert.equal(says[0], says[1]);
  });
  test('only a plan is rewritten', () => {
    const plan = { ...environment().bom, lifecycles: ['design'] };
    const fix = only('replace', fixesFor(found(), environment({ bom: plan })));
    assert.equal(applyEdits(text, fix.edits[0]?.edits ?? []), text.replace('Hikvision', 'Axis Communications'));
  });
  test('evidence that must not change is not edited', () => {
    const plan = { ...environment().bom, lifecycles: ['design'] };
    const fixes = fixesFor(found(), environment({ bom: plan, readOnly: true }));
    assert.deepEqual(kinds(fixes), ['waive', 'ask-supplier']);
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
  test('without answers it ends in ninety days, and has no effect until somebody says why and by whom', () => {
    const text = waived({});
    assert.match(text, /expires: "2027-02-20"/);
    const { value, problems } = readWaivers(text);
    assert.deepEqual(value, []);
    assert.ok(problems.every(({ code }) => code === 'waiver-incomplete') && problems.length === 2);
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
  test('twice is once: what is there already can be opened, extended and revoked, with effect or without', () => {
    for (const text of [waived({ answers }), waived({}), waived({ answers: { ...answers, expires: '2020-01-01' } })]) {
      const fixes = fixesFor(found(), environment({ waivers: { uri: 'w', text } }));
      assert.deepEqual(kinds(fixes).slice(0, 4), ['open-waiver', 'extend-waiver', 'revoke-waiver', 'ask-supplier']);
      const { show } = only('open-waiver', fixes);
      assert.equal(text.slice(show?.span.start).split('\n')[0], 'id: hikvision-f1');
    }
  });
  test('a waived finding’s own waiver is meant, by whatever id, and other entries stay as they are', () => {
    const text =
      '# ours\n- id: other\n  vendor: dahua\n- id: gate # 4711\n  vendor: hikvision\n  scope: repository\n' +
      "  reason: r\n  approver: a\n  expires: '2026-12-31' # soon\n- id: last\n  vendor: zte\n";
    const waiver = { id: 'gate', reason: 'r', approver: 'a', expires: '2026-12-31' };
    const at = (more: Partial<FixEnvironment>) => environment({ waivers: { uri: 'w', text, version: 2 }, ...more });
    const fixes = fixesFor(found({ waiver }), at({}));
    const after = (kind: Fix['kind'], all = fixes) => applyEdits(text, only(kind, all).edits[0]?.edits ?? []);
    assert.equal(after('extend-waiver'), text.replace('2026-12-31', '2027-03-31'));
    assert.equal(only('extend-waiver', fixes).edits[0]?.version, 2);
    const answered = fixesFor(found({ waiver }), at({ answers: { ...answers, expires: '2028-01-01' } }));
    assert.equal(after('extend-waiver', answered), text.replace('2026-12-31', '2028-01-01'));
    assert.equal(after('revoke-waiver'), text.replace(/- id: gate[\s\S]*soon\n/, ''));
    assert.ok(!kinds(fixes).includes('waive'));
  });
  test('one that is over is extended from today on', () => {
    const text = waived({ answers: { ...answers, expires: '2020-01-01' } });
    const fix = only('extend-waiver', fixesFor(found(), environment({ waivers: { uri: 'w', text } })));
    assert.match(applyEdits(text, fix.edits[0]?.edits ?? []), /expires: "2027-02-20"/);
  });
  test('an entry that shares its lines with others can be opened and extended, not revoked', () => {
    const text = '[{ id: gate, vendor: hikvision, scope: repository, reason: r, approver: a, expires: 2026-12-31 }]\n';
    const waiver = { id: 'gate', reason: 'r', approver: 'a', expires: '2026-12-31' };
    const fixes = fixesFor(found({ waiver }), environment({ waivers: { uri: 'w', text } }));
    assert.deepEqual(kinds(fixes).slice(0, 3), ['open-waiver', 'extend-waiver', 'ask-supplier']);
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

suite('the entry of a waiver, to the letter', () => {
  const added = (text: string | undefined, changes: Partial<FixEnvironment> = {}) => {
    const waivers = { uri: 'w', text, ...changes.waivers };
    const { edits } = only('waive', fixesFor(found(), environment({ ...changes, waivers })));
    return { edit: edits[0], text: applyEdits(text ?? '', edits[0]?.edits ?? []) };
  };
  const entry =
    '- id: hikvision-f1\n  component: "cam"\n  vendor: hikvision\n  scope: component\n  reason: ""\n  approver: ""\n  expires: "2027-02-20"\n';

  test('it goes behind what is there, on a line of its own', () => {
    assert.equal(added('').text, entry);
    assert.equal(added('- id: a\n').text, `- id: a\n${entry}`);
    assert.equal(added('- id: a').text, `- id: a\n${entry}`);
    assert.equal(added('\n- id: a').text, `\n- id: a\n${entry}`);
    assert.equal(added('# [none]\n').text, `# [none]\n${entry}`);
  });

  test('a file that is not there is made, one that is open is edited in its version', () => {
    assert.deepEqual([added(undefined).edit?.create, added(undefined).edit?.version], [true, undefined]);
    const open = added('', { waivers: { uri: 'w', text: '', version: 4 } }).edit;
    assert.deepEqual([open?.create, open?.version], [undefined, 4]);
    assert.ok(!('version' in (added('').edit ?? {})));
  });

  test('its id is short and made of word characters', () => {
    const long = found({ fingerprint: '0123456789abcdef:1' });
    const [edit] = only('waive', fixesFor(long, environment())).edits;
    assert.match(edit?.edits[0]?.text ?? '', /^- id: hikvision-0123456789$/m);
  });

  test('of a document as a whole it is a waiver of the repository, without a component', () => {
    const [edit] = only('waive', fixesFor(found({ component: undefined }), environment())).edits;
    assert.match(edit?.edits[0]?.text ?? '', /vendor: hikvision\n {2}scope: repository\n/);
    assert.doesNotMatch(edit?.edits[0]?.text ?? '', /component:|profile:/);
  });

  test('a correction is written as the syntax writes it, or not at all', () => {
    const written = (format: BomFormat, text: string) => {
      const correction = { title: message('t', 't'), span: { start: 0, end: 1 }, text };
      const at = environment({ bom: { ...environment().bom, format } });
      const [fix] = fixesFor(found({ correction }), at).filter(({ kind }) => kind === 'correct');
      return fix?.edits[0]?.edits[0]?.text;
    };
    for (const format of ['cyclonedx-json', 'cyclonedx-xml', 'spdx-2-yaml', 'device-csv'] as const) {
      assert.equal(written(format, 'pkg:npm/a@1'), 'pkg:npm/a@1', format);
      assert.equal(written(format, 'a"b'), undefined, format);
    }
    assert.equal(written('cyclonedx-json', 'a\\:b'), 'a\\\\:b');
    for (const format of ['cyclonedx-xml', 'spdx-2-rdf', 'spdx-2-tag-value', 'lvfs-metainfo'] as const) {
      assert.equal(written(format, 'a\\:b'), 'a\\:b', format);
    }
    for (const format of ['spdx-2-yaml', 'device-csv', 'cyclonedx-protobuf'] as const) {
      assert.equal(written(format, 'a\\:b'), undefined, format);
    }
  });
});
