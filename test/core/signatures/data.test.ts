import assert from 'node:assert/strict';
import { normaliseOrganisation } from '../../../server/src/core/identity/organisation.ts';
import { compileSignatures } from '../../../server/src/core/signatures/compile.ts';
import type { Provenance } from '../../../server/src/core/signatures/types/fact.ts';
import type { SignatureSet } from '../../../server/src/core/signatures/types/set.ts';
import { signatureFiles, signatures } from '../../support/signatures.ts';

/** Every fact of a set with the path to it. */
function* facts(value: unknown, path = ''): Generator<readonly [path: string, provenance: Provenance]> {
  if (value === null || typeof value !== 'object') return;
  const { provenance } = value as { provenance?: Provenance };
  if (provenance) yield [path, provenance];
  for (const [key, member] of Object.entries(value)) yield* facts(member, `${path}/${key}`);
}

function prefixesOf(set: SignatureSet): string[] {
  const vendors = set.vendors.flatMap(vendor => vendor.identifiers.mac.flatMap(mac => mac.prefixes));
  return [...vendors, ...set.otherRegistrants.flatMap(other => other.prefixes)];
}

suite('the signature data', () => {
  test('compiles without a problem, and holds no source that no fact rests on', () => {
    const { problems } = compileSignatures(signatureFiles());
    assert.deepEqual(
      problems.map(({ file, path, message }) => `${file} ${path}: ${message}`),
      [],
    );
  });

  test('is complete', () => {
    const set = signatures();
    assert.equal(set.vendors.filter(({ list }) => list === undefined).length, 29);
    assert.equal(set.vendors.filter(({ list }) => list !== undefined).length, 66);
    assert.equal(set.instruments.length, 56);
    assert.equal(set.categories.length, 17);
    assert.equal(set.categories.flatMap(category => category.suppliers).length, 157);
    assert.ok(prefixesOf(set).length >= 2690);
    assert.equal(new Set(prefixesOf(set)).size, prefixesOf(set).length);
  });

  test('every fact has a source that is known, or says that it is unverified', () => {
    const set = signatures();
    for (const [path, { sources, asOf, unverified, confidence }] of facts(set)) {
      assert.equal(sources.length === 0, unverified === true, path);
      assert.match(asOf, /^\d{4}(-\d\d(-\d\d)?)?$/, path);
      for (const id of sources) assert.ok(Object.hasOwn(set.sources, id), `${path} ${id}`);
      if (unverified) assert.notEqual(confidence, 'high', path);
    }
  });

  test('every vendor, entity, name and identifier is a fact', () => {
    for (const { entities, identifiers } of signatures().vendors) {
      for (const entity of entities) {
        assert.ok(entity.provenance, entity.id);
        for (const name of entity.names) assert.ok(name.provenance, name.value);
      }
      for (const one of Object.values(identifiers).flat()) assert.ok(one.provenance, JSON.stringify(one));
    }
  });

  test('official lists known through a transcription say so', () => {
    const lists = new Set(['DOD-1260H-2026', 'DOD-1260H-EDITIONS', 'FCC-COVERED-LIST', 'PL-117-263', 'PL-118-31']);
    for (const vendor of signatures().vendors) {
      for (const [path, { sources, transcription }] of facts(vendor)) {
        if (sources.length > 0 && sources.every(id => lists.has(id)))
          assert.equal(transcription, true, vendor.id + path);
      }
    }
  });

  test('holds no row or name of data that may not be sold', () => {
    for (const { path, text } of signatureFiles()) {
      assert.doesNotMatch(text, /opensanctions|\bOS-(?:1260H|889|5949|FCC)\b|CC[- ]BY[- ]NC|non-?commercial/i, path);
    }
  });

  test('takes no country as the ground for anything', () => {
    const country = /\b(china|chinese|prc|russian?|hong kong|taiwan)\b/i;
    for (const { id, suppliers } of signatures().categories) {
      for (const { supplier, notOffered } of suppliers)
        assert.doesNotMatch(notOffered ?? '', country, `${id} ${supplier}`);
    }
  });

  test('no look-alike is a name of the vendor that it is told apart from', () => {
    for (const { id, entities, confusables } of signatures().vendors) {
      // The legal form tells `Teltronic AG` from `Teltronic S.A.U.`.
      const full = (value: string): string =>
        `${normaliseOrganisation(value).key}, ${normaliseOrganisation(value).form}`;
      const names = new Set(entities.flatMap(entity => entity.names.map(name => full(name.value))));
      for (const { value } of confusables) assert.ok(!names.has(full(value)), `${id} ${value}`);
    }
  });

  test('no domain is one on which anybody may put things', () => {
    const shared =
      /(^|\.)(github\.io|githubusercontent\.com|amazonaws\.com|cloudfront\.net|myhuaweicloud\.com|aliyuncs\.com)$/;
    for (const { identifiers } of signatures().vendors) {
      for (const { value } of identifiers.domains) assert.doesNotMatch(value, shared);
    }
  });

  test('suppliers that are restricted vendors elsewhere in the data are not offered', () => {
    const own = new Set(signatures().vendors.map(vendor => vendor.display.toLowerCase()));
    for (const { suppliers } of signatures().categories) {
      for (const one of suppliers) if (own.has(one.supplier.toLowerCase())) assert.ok(one.notOffered, one.supplier);
    }
  });

  test('what is written of a supplier is the name of one maker', () => {
    for (const { suppliers } of signatures().categories) {
      for (const { supplier, makers = [supplier] } of suppliers)
        for (const maker of makers) assert.doesNotMatch(maker, /[(),]| and /, supplier);
    }
  });

  test('a supplier in the catalogue of exploited vulnerabilities says so in a caveat with its source', () => {
    for (const { suppliers } of signatures().categories) {
      for (const { supplier, inKev, caveats } of suppliers) {
        const told = caveats.some(caveat => caveat.provenance.sources.includes('KEV-20250825'));
        assert.equal(told, inKev === true, supplier);
      }
    }
  });
});

/** Model numbers by the vendor whose patterns must know them. */
const models: Readonly<Record<string, string>> = {
  hikvision:
    'DS-2CD2143G2-I DS-2DE4425IW-DE iDS-2CD7A46G0/P-IZHS DS-7616NXI-K2 DS-7608NI-I2/8P DS-K1T671M DS-KV8113-WME1 DS-MP5604-SD',
  dahua: 'IPC-HFW2831S-S-S2 DH-IPC-HDW2431T-AS-S2 DHI-NVR4216-16P-4KS2 HAC-HFW1200T',
  huawei: 'Hi3516DV300 Hi3519AV100 HI3518EV200 S5720-28P-LI-AC HG8245H',
  zte: 'ZXHN_H168N ZXA10_C300',
  hytera: 'Hytera_PD785',
  quectel: 'EC25-AF EG25-G RM520N-GL BG96 EP06-A',
  fibocom: 'FM350-GL L860-GL NL668-EAU',
  uniview: 'IPC2124LB-SF28KM',
  tiandy: 'TC-C34HS',
  dji: 'DJI_Mavic_3',
  xiongmai: 'AHB7008F8-H',
  'autel-robotics': 'EVO_Max_4T',
};

/** Model numbers of others, and of these vendors where the number alone says too little. */
const lookAlikes =
  'DS18B20 DS-530 DS220+ DS-7000 DS-9500 P3265-LVE IPC227E IPC-610 SDM MF644Cdw himem PD100 XNV-8083R EC2 EC20 NVR4104HS ' +
  'Hi3000 SD845 L716 TC-A12 UC20 F610 FLEXIDOME CS-C6N MV-CA013 EM12 Ascend_910B Kirin_970 L76 fm101_radio';

function knows(vendor: string, model: string, precision?: 'high'): boolean {
  const patterns = signatures().vendors.find(one => one.id === vendor)?.identifiers.models ?? [];
  const text = model.replaceAll('_', ' ');
  return patterns.some(
    one => (precision ?? one.precision) === one.precision && new RegExp(`^(?:${one.pattern})$`, one.flags).test(text),
  );
}

suite('the patterns of model numbers', () => {
  for (const [vendor, list] of Object.entries(models)) {
    test(`know the models of ${vendor}`, () => {
      for (const model of list.split(' ')) assert.ok(knows(vendor, model), model);
    });
  }

  test('never claim a look-alike without another sign of the vendor', () => {
    for (const { id } of signatures().vendors) {
      for (const model of lookAlikes.split(' ')) assert.ok(!knows(id, model, 'high'), `${id} ${model}`);
    }
  });
});
