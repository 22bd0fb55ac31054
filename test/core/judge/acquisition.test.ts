import assert from 'node:assert/strict';
import { acquisitionOf } from '../../../server/src/core/judge/acquisition.ts';
import { reviewText } from '../../support/review.ts';

/** What one instrument says of the only camera of a list, with the clauses that decided and the words of the first. */
function told(instrument: string, profile: string, device: string): { readonly what: string; readonly why: string } {
  const text = `deviceManifest: "1.0"\ndevices:\n  - { kind: camera, manufacturer: Hikvision, model: DS-2CD2043G2-I, ${device} }\n`;
  const [finding] = reviewText(text, [profile]).findings;
  const verdict = finding?.judgements[0]?.verdicts.find(each => each.instrument === instrument);
  return {
    what: verdict ? `${verdict.outcome} ${verdict.because.map(({ clause }) => clause).join('+')}` : 'silent',
    why: verdict?.because[0].text.text ?? '',
  };
}

const quebec = (device: string) => told('ca-qc-arrete-2023', 'ca-qc-public-body', device);

suite('when a device was acquired', () => {
  test('decides where the law turns on it: the day before, on and after', () => {
    for (const [device, expected] of [
      ['status: in-service, purchasedOn: 2023-12-21', 'restricted equipment-in-place'],
      ['status: in-service, purchasedOn: 2023-12-22', 'prohibited new-equipment'],
      ['status: in-service, purchasedOn: 2023-12-23', 'prohibited new-equipment'],
      ['purchasedOn: 2019', 'restricted equipment-in-place'],
      ['purchasedOn: 2024-02', 'prohibited new-equipment'],
      // What was put up by then was bought by then.
      ['status: in-service, installedOn: 2021-03-04', 'restricted equipment-in-place'],
    ] as const) {
      assert.equal(quebec(device).what, expected, device);
    }
  });

  test('cannot be determined where it is not stated, or not closely enough', () => {
    const open = 'cannot-determine new-equipment+equipment-in-place';
    const silent = quebec('status: in-service');
    assert.equal(silent.what, open);
    assert.match(silent.why, /speaks only of what was acquired on or after 2023-12-22; when this was is not stated\.$/);
    const coarse = quebec('status: in-service, purchasedOn: 2023');
    assert.equal(coarse.what, open);
    assert.match(coarse.why, /“bought 2023” leaves open when this was\.$/);
    const later = quebec('status: in-service, installedOn: 2024-05-01');
    assert.equal(later.what, open);
    assert.match(later.why, /“installed 2024-05-01” leaves open when this was/);
    assert.equal(quebec('serialNumbers: [X1]').what, open);
  });

  test('is still to come where a device is planned, and is the day of the review for a product', () => {
    assert.equal(quebec('status: proposed').what, 'prohibited new-equipment');
    assert.equal(quebec('status: ordered').what, 'prohibited new-equipment');
    // Bought already, whatever its status.
    assert.equal(quebec('status: ordered, purchasedOn: 2023-01').what, 'restricted equipment-in-place');
    const sbom = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [{ type: 'device', name: 'camera', manufacturer: { name: 'Hikvision' } }],
    });
    const [finding] = reviewText(sbom, ['ca-qc-public-body']).findings;
    assert.equal(finding?.level, 'error');
  });

  test('a list of tables states it too', () => {
    const table =
      'Hersteller;Modell;Seriennummer;Zustand;Kaufdatum\nHikvision;DS-2CD2043G2-I;S1;in Betrieb;2020-05-01\nHikvision;DS-2CD2043G2-I;S2;in Betrieb;2024-05-01\nHikvision;DS-2CD2043G2-I;S3;in Betrieb;\n';
    const levels = reviewText(table, ['ca-qc-public-body']).findings.map(
      ({ judgements }) => judgements[0]?.verdicts[0]?.outcome,
    );
    assert.deepEqual(levels, ['restricted', 'prohibited', 'cannot-determine']);
  });

  test('what is there today was acquired before a rule that begins later, and nothing is told ahead of it', () => {
    const chip = (more: string) => {
      const text = `deviceManifest: "1.0"\ndevices:\n  - { kind: soc, manufacturer: SMIC, model: X, ${more} }\n`;
      const [finding] = reviewText(text, ['us-federal-agency']).findings;
      const verdict = finding?.judgements[0]?.verdicts.find(({ instrument }) => instrument === 'us-ndaa-5949');
      return verdict?.upcoming;
    };
    assert.equal(chip('status: in-service'), undefined);
    assert.deepEqual(chip('status: proposed'), { on: '2027-12-23', outcome: 'prohibited' });
    assert.deepEqual(chip('name: nobody says where it is'), { on: '2027-12-23', outcome: 'cannot-determine' });
  });

  test('in other jurisdictions it is no matter', () => {
    const text = 'status: in-service';
    assert.equal(told('ca-qc-arrete-2023', 'us-private', text).what, 'other-jurisdiction new-equipment');
  });
});

test('a date of a year or a month may mean any of its days', () => {
  const at = (purchasedOn: string) => {
    const text = `deviceManifest: "1.0"\ndevices:\n  - { kind: camera, manufacturer: x, model: y, status: in-service, purchasedOn: ${purchasedOn} }\n`;
    const { bom } = reviewText(text);
    const [camera] = bom?.components ?? [];
    assert.ok(bom && camera);
    const { earliest, latest } = acquisitionOf(camera, bom) ?? {};
    return [earliest, latest];
  };
  assert.deepEqual(at('2023'), ['2023-01-01', '2023-12-31']);
  assert.deepEqual(at('2023-12'), ['2023-12-01', '2023-12-31']);
  assert.deepEqual(at('2023-12-22'), ['2023-12-22', '2023-12-22']);
  // whoever says the month leaves open whether it was before the day of the law
  assert.equal(
    quebec('status: in-service, purchasedOn: 2023-12').what,
    'cannot-determine new-equipment+equipment-in-place',
  );
});
