import assert from 'node:assert/strict';
import type { Instrument } from '../../../server/src/core/signatures/types/instrument.ts';
import { judge, shipped, told, verdict } from '../../support/judging.ts';

const outcome = (...args: Parameters<typeof told>): string => told(...args).split(' ')[0] ?? '';
const because = (...args: Parameters<typeof verdict>): string =>
  verdict(...args)
    ?.because.map(({ text }) => text.text)
    .join(' ') ?? '';

suite('judge: United States', () => {
  test('section 889 limits Hikvision, Dahua and Hytera by purpose, Huawei and ZTE not', () => {
    for (const profile of ['us-federal-agency', 'us-federal-contractor']) {
      for (const vendor of ['hikvision as camera', 'dahua as recorder', 'hytera as land-mobile-radio']) {
        assert.equal(outcome(vendor, 'us-ndaa-889', profile), 'restricted', `${vendor} for ${profile}`);
      }
      for (const vendor of ['huawei as router', 'zte as network-equipment', 'huawei/huawei-device as router']) {
        assert.equal(outcome(vendor, 'us-ndaa-889', profile), 'prohibited', `${vendor} for ${profile}`);
      }
    }
    assert.match(because('hikvision as camera', 'us-ndaa-889', 'us-federal-agency'), /holds only for public safety/);
  });

  test('section 889 reaches subsidiaries and affiliates, and leaves private buyers alone', () => {
    assert.equal(outcome('hikvision/ezviz as camera', 'us-ndaa-889', 'us-federal-agency'), 'restricted');
    assert.equal(outcome('huawei as router', 'us-ndaa-889', 'us-private'), 'out-of-scope');
    assert.equal(outcome('huawei as router', 'us-ndaa-889', 'us-importer'), 'out-of-scope');
    assert.equal(outcome('kaspersky', 'us-ndaa-889', 'us-federal-agency'), 'silent');
  });

  test('whether a HiSilicon processor makes a camera of another maker covered is told as open', () => {
    const verdictOf = ['huawei/hisilicon part as soc', 'us-ndaa-889', 'us-federal-agency'] as const;
    assert.equal(outcome(...verdictOf), 'cannot-determine');
    assert.match(because(...verdictOf), /“substantial or essential component of any system, or critical technology”/);
  });

  test('software is not plainly equipment, and other equipment than the clause speaks of is out of scope', () => {
    assert.equal(outcome('huawei as software', 'us-ndaa-889', 'us-federal-agency'), 'cannot-determine');
    assert.equal(outcome('huawei as inverter', 'us-ndaa-889', 'us-federal-agency'), 'out-of-scope');
    assert.match(because('huawei as inverter', 'us-ndaa-889', 'us-federal-agency'), /and this is a power inverter/);
  });

  test('what the document does not describe is taken for what the maker is named for, and that is said', () => {
    assert.equal(outcome('huawei', 'us-ndaa-889', 'us-federal-agency'), 'prohibited');
    assert.match(
      because('huawei', 'us-ndaa-889', 'us-federal-agency'),
      /nothing here says what kind of product this is/i,
    );
  });

  test('FCC rules never touch use: only authorisation, import and sale', () => {
    for (const { id, clauses } of shipped().set.instruments.filter(({ id }) => id.startsWith('us-fcc-'))) {
      for (const { restricts } of clauses) {
        for (const activity of restricts) {
          assert.ok(['authorisation', 'import', 'sale', 'funding'].includes(activity), `${id} restricts ${activity}`);
        }
      }
      for (const profile of ['us-private', 'us-federal-agency', 'us-federal-contractor']) {
        assert.match(outcome('huawei as router', id, profile), /out-of-scope|silent/, `${id} for ${profile}`);
      }
    }
  });

  // For no purpose before the FCC approves a plan (Communications Daily, 2025-02-12); the freeze ran from the release
  // of the order and took in all equipment (Technology Law Partners, 2022-12-01).
  test('the Covered List blocks new equipment of all five makers for the market, whatever it is for', () => {
    assert.equal(outcome('zte as router', 'us-fcc-covered-list', 'us-importer'), 'prohibited');
    assert.equal(outcome('dahua as camera', 'us-fcc-covered-list', 'us-importer'), 'prohibited');
    assert.equal(judge('huawei as router', 'us-importer').level, 'error');
    assert.equal(judge('hikvision as camera', 'us-importer').level, 'error');
    assert.equal(outcome('hikvision', 'us-fcc-22-84', 'us-importer', '2022-11-24'), 'out-of-scope');
    assert.equal(outcome('hikvision', 'us-fcc-22-84', 'us-importer', '2022-11-25'), 'prohibited');
  });

  test('entries of carriers are about services and not about devices', () => {
    assert.equal(outcome('china-mobile as radio-module', 'us-fcc-covered-list', 'us-importer'), 'out-of-scope');
    assert.equal(outcome('china-mobile', 'us-fcc-covered-list', 'us-importer'), 'out-of-scope');
    assert.match(because('china-mobile', 'us-fcc-covered-list', 'us-importer'), /services and not of devices/);
    assert.equal(outcome('china-mobile as service', 'us-fcc-covered-list', 'us-importer'), 'listed');
  });

  test('a covered radio module blocks the device around it', () => {
    assert.equal(outcome('huawei part as radio-module', 'us-fcc-25-71-modular', 'us-importer'), 'prohibited');
    assert.equal(outcome('quectel part as radio-module', 'us-fcc-25-71-modular', 'us-importer'), 'silent');
  });

  test('older models could be imported until the notice of June 2026', () => {
    assert.equal(
      outcome('huawei as router', 'us-fcc-2026-prior-authorizations', 'us-importer', '2026-06-25'),
      'out-of-scope',
    );
    assert.equal(
      outcome('huawei as router', 'us-fcc-2026-prior-authorizations', 'us-importer', '2026-08-01'),
      'prohibited',
    );
  });

  test('entries that name nobody cannot be determined, whoever makes the product, and say what would decide', () => {
    for (const [what, instrument] of [
      ['tp-link as router', 'us-fcc-routers-2026'],
      ['huawei as router', 'us-fcc-routers-2026'],
      ['tiandy as drone', 'us-fcc-uas-2025'],
      ['huawei as inverter', 'us-fcc-2026-07'],
      ['unitree as robot', 'us-fcc-2026-07'],
    ] as const) {
      assert.equal(outcome(what, instrument, 'us-importer'), 'cannot-determine', what);
      assert.match(because(what, instrument, 'us-importer'), /produced|designed/);
      assert.equal(outcome(what, instrument, 'ca-federal'), 'silent', what);
    }
  });

  test('what DJI makes is no communications equipment unless the document says what it is', () => {
    // The entry is “communications and video surveillance equipment and services” of section 1709(a)(1).
    for (const id of ['us-fcc-uas-2025', 'us-fcc-covered-list']) {
      for (const what of ['dji', 'dji/livox', 'dji/hasselblad', 'dji/hasselblad as camera', 'dji as robot']) {
        assert.equal(outcome(what, id, 'us-importer'), 'cannot-determine', `${what} under ${id}`);
        assert.match(because(what, id, 'us-importer'), /communications and video surveillance equipment/, what);
      }
    }
    assert.equal(outcome('dji as drone', 'us-fcc-covered-list', 'us-importer'), 'prohibited');
    assert.equal(outcome('autel-robotics as network-equipment', 'us-fcc-covered-list', 'us-importer'), 'prohibited');
  });

  test('the section 1260H list goes by name', () => {
    assert.equal(outcome('hikvision', 'us-dod-1260h', 'us-private'), 'listed');
    assert.equal(outcome('hikvision/ezviz', 'us-dod-1260h', 'us-private'), 'out-of-scope');
    assert.equal(outcome('tp-link/tp-link-systems', 'us-dod-1260h', 'us-private'), 'out-of-scope');
    assert.equal(outcome('hikvision abroad', 'us-dod-1260h', 'us-private'), 'out-of-scope');
    assert.equal(outcome('kaspersky/kaspersky-uk', 'us-bis-entity-list', 'us-private'), 'listed');
    assert.equal(outcome('smic/siltech', 'us-dod-1260h', 'us-private'), 'listed');
    for (const vendor of ['zte', 'hytera', 'uniview', 'tiandy', 'xiongmai', 'fibocom', 'kaspersky', 'honor']) {
      assert.equal(outcome(vendor, 'us-dod-1260h', 'us-federal-agency'), 'silent', vendor);
    }
    // Taken off on 2025-01-07.
    assert.equal(outcome('megvii', 'us-dod-1260h', 'us-federal-agency'), 'out-of-scope');
  });

  test('section 805 comes in two steps and only for contracts of the Department of Defense', () => {
    const at = (day: string, profile: string) => outcome('hikvision', 'us-dod-1260h', profile, day);
    assert.equal(at('2026-06-29', 'us-federal-agency'), 'listed');
    assert.equal(at('2026-06-30', 'us-federal-agency'), 'restricted');
    assert.equal(at('2027-06-29', 'us-federal-contractor'), 'listed');
    assert.equal(at('2027-06-30', 'us-federal-contractor'), 'restricted');
    assert.match(
      because('hikvision', 'us-dod-1260h', 'us-federal-agency'),
      /only for contracts of the Department of Defense/,
    );
    assert.deepEqual(verdict('hikvision', 'us-dod-1260h', 'us-federal-contractor')?.upcoming, {
      on: '2027-06-30',
      outcome: 'restricted',
    });
  });

  test('section 5949 is told ahead and prohibits from 23 December 2027', () => {
    for (const vendor of ['smic', 'cxmt', 'ymtc']) {
      const ahead = verdict(vendor, 'us-ndaa-5949', 'us-federal-agency', '2027-12-22');
      assert.equal(ahead?.outcome, 'listed');
      assert.deepEqual(ahead?.upcoming, { on: '2027-12-23', outcome: 'prohibited' });
      assert.equal(
        outcome(`${vendor} part as chip`, 'us-ndaa-5949', 'us-federal-contractor', '2027-12-23'),
        'prohibited',
      );
    }
  });

  test('the Entity List and the NS-CMIC list are information for everybody', () => {
    for (const vendor of ['tiandy', 'suzhou-keda']) {
      assert.equal(outcome(vendor, 'us-bis-entity-list', 'us-private'), 'listed');
      for (const profile of ['us-federal-agency', 'us-private', 'ca-federal', null]) {
        assert.equal(judge(vendor, profile).level, 'information', `${vendor} for ${profile}`);
      }
    }
    assert.equal(outcome('hikvision', 'us-ns-cmic', 'us-private'), 'listed');
    assert.equal(outcome('dahua', 'us-ns-cmic', 'us-private'), 'silent');
  });

  test('affiliates on the Entity List turn on a rule that came, was suspended and may be back', () => {
    const at = (day: string) => outcome('hikvision/ezviz', 'us-bis-entity-list', 'us-private', day);
    assert.equal(at('2025-09-28'), 'out-of-scope');
    assert.equal(at('2025-09-29'), 'cannot-determine');
    assert.equal(at('2025-11-09'), 'cannot-determine');
    assert.equal(at('2025-11-10'), 'out-of-scope');
    assert.equal(at('2026-11-09'), 'out-of-scope');
    assert.equal(at('2026-11-10'), 'cannot-determine');
    assert.match(because('hikvision/ezviz', 'us-bis-entity-list', 'us-private'), /could not be verified/);
    assert.equal(judge('honor', 'us-private').level, 'none');
  });

  test('Kaspersky: new agreements end on 2024-07-20, updates, resale and integration on 2024-09-29', () => {
    const at = (day: string, profile: string) => told('kaspersky part', 'us-icts-kaspersky', profile, day);
    assert.match(at('2024-07-19', 'us-importer'), /^out-of-scope/);
    assert.equal(at('2024-07-20', 'us-importer'), 'prohibited new-agreements');
    assert.equal(at('2024-09-29', 'us-importer'), 'prohibited new-agreements+updates-resale-integration');
    assert.equal(at('2024-09-29', 'us-private'), 'restricted what-a-buyer-no-longer-gets');
  });

  // 83 FR 28141; FAR 4.2002 and 52.204-23
  test('Kaspersky: federal agencies and their contractors are bound themselves since 2018-10-01', () => {
    const at = (day: string, profile: string, what = 'kaspersky') => told(what, 'us-ndaa-1634', profile, day);
    assert.match(at('2018-09-30', 'us-federal-agency'), /^out-of-scope/);
    assert.equal(at('2018-10-01', 'us-federal-agency'), 'prohibited agencies');
    assert.equal(at('2018-10-01', 'us-federal-agency', 'kaspersky part'), 'prohibited agencies');
    assert.match(at('2018-10-01', 'us-federal-contractor'), /^prohibited contractors-supply/);
    assert.match(at('2026-11-22', 'us-private'), /^out-of-scope/);
    for (const profile of ['us-federal-agency', 'us-federal-contractor']) {
      assert.doesNotMatch(told('kaspersky', 'us-icts-kaspersky', profile, '2026-11-22'), /what-a-buyer/, profile);
    }
  });
});

suite('judge: elsewhere', () => {
  test('the United Kingdom statement names no vendor, so it cannot be determined, and says so', () => {
    for (const vendor of ['hikvision as camera', 'dahua as recorder', 'tiandy as camera']) {
      assert.equal(outcome(vendor, 'uk-cctv-2022', 'uk-government-sensitive-site'), 'cannot-determine');
      assert.match(because(vendor, 'uk-cctv-2022', 'uk-government-sensitive-site'), /does not name .*names none/);
      assert.equal(outcome(vendor, 'uk-cctv-2022', 'ca-federal'), 'silent');
    }
    assert.equal(outcome('huawei as router', 'uk-cctv-2022', 'uk-government-sensitive-site'), 'silent');
  });

  test('Australia leaves embedded Kaspersky code out, the United States do not', () => {
    assert.equal(outcome('kaspersky part', 'au-pspf-kaspersky-2025', 'ca-federal'), 'out-of-scope');
    assert.equal(outcome('kaspersky', 'au-pspf-kaspersky-2025', 'ca-federal'), 'other-jurisdiction');
    assert.equal(outcome('kaspersky part', 'us-icts-kaspersky', 'us-importer'), 'prohibited');
  });

  test('advisories on weaknesses are no verdict, and instruments that were not found or name nobody are silent', () => {
    for (const id of [
      'us-fbi-pin-hiatusrat-2024',
      'us-cisa-kev',
      'nz-none',
      'us-tplink-proposal',
      'eu-csa2-proposal',
    ]) {
      for (const vendor of ['hikvision', 'dahua', 'xiongmai', 'tp-link'])
        assert.equal(outcome(vendor, id, 'us-private'), 'silent');
    }
    assert.deepEqual(judge('xiongmai', 'us-federal-agency').verdicts, []);
  });
});

suite('judge: without a profile', () => {
  test('a vendor named on use, procurement, import or sale anywhere is a warning', () => {
    for (const vendor of ['hikvision', 'dahua', 'huawei', 'zte', 'hytera', 'kaspersky', 'smic', 'uniview', 'quectel']) {
      assert.equal(judge(vendor, null).level, 'warning', vendor);
    }
  });

  test('a vendor that only export-control lists name or that nothing names is information or less', () => {
    assert.equal(judge('tiandy', null).level, 'information');
    assert.equal(judge('fibocom as radio-module', null).level, 'information');
    assert.equal(judge('xiongmai', null).level, 'none');
    assert.equal(judge('honor', null).level, 'none');
  });
});

suite('instrument data', () => {
  const all = shipped().set.instruments;
  const texts = (instrument: Instrument): readonly string[] => [
    instrument.name,
    instrument.short,
    instrument.status.text,
    ...instrument.clauses.flatMap(({ text, open, undecidable }) => [
      text,
      ...Object.values(open ?? {}),
      undecidable ?? '',
    ]),
    ...[...instrument.limits, ...instrument.facts, ...instrument.notVerified].map(({ text }) => text),
  ];

  test('there are 56 instruments and eleven profiles', () => {
    assert.equal(all.length, 56);
    assert.equal(shipped().set.profiles.length, 11);
  });

  test('no text speaks of bans or of sanctions', () => {
    for (const instrument of all) {
      for (const text of texts(instrument)) {
        assert.doesNotMatch(text, /\b(?:ban|bans|banned|banning|blacklist\w*|sanction\w*)\b/i, instrument.id);
      }
    }
  });

  test('export-control and investment lists only list', () => {
    for (const { id, kind, clauses } of all) {
      if (kind !== 'export-control' && kind !== 'investment') continue;
      for (const { effect } of clauses) assert.equal(effect, 'lists', id);
    }
  });

  test('every clause is one sentence', () => {
    for (const { id, clauses } of all) {
      for (const { text } of clauses)
        assert.match(text, /^[A-Z0-9][^.]*(?:\.[^\s][^.]*|Inc\. [^.]*)*\.$/, `${id}: ${text}`);
    }
  });

  test('every party and activity of a profile is one that some clause speaks of', () => {
    const parties = new Set(all.flatMap(({ clauses }) => clauses.flatMap(({ binds }) => binds)));
    const activities = new Set(all.flatMap(({ clauses }) => clauses.flatMap(({ restricts }) => restricts)));
    for (const profile of shipped().set.profiles) {
      for (const party of profile.parties) assert.ok(parties.has(party), `${profile.id}: ${party}`);
      for (const activity of profile.activities) assert.ok(activities.has(activity), `${profile.id}: ${activity}`);
    }
  });

  test('a reason says how badly its clause is known', () => {
    assert.match(
      because('tiandy', 'us-bis-entity-list', 'us-private'),
      /Background knowledge, not verified at a source/,
    );
    assert.match(
      because('dji', 'us-fcc-uas-2025', 'us-importer'),
      /Known by transcription, not checked at the official text/,
    );
    assert.doesNotMatch(because('huawei', 'us-ndaa-889', 'us-federal-agency'), /transcription|verified/);
  });

  test('what is announced says so wherever it is told', () => {
    for (const { status } of all)
      if (status.value === 'announced') assert.match(status.text, /announced|policy, not itself law/);
  });
});
