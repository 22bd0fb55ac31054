import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { Role } from '../../../../server/src/core/model/claim.ts';
import { deviceFormats } from '../../../../server/src/core/read/device/index.ts';
import { blankManifest } from '../../../../server/src/core/read/device/manifest/blank.ts';
import { convertToManifest } from '../../../../server/src/core/read/device/manifest/convert/convert.ts';
import { decodeText } from '../../../../server/src/core/text/decode.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { caretCases } from '../../../support/caret-cases.ts';
import { reviewText } from '../../../support/review.ts';
import { root, skipLoudly } from '../../../support/shared.ts';
import { slowTest } from '../../../support/tier.ts';

const ajv = new Ajv({ allErrors: true, strict: false });
const validate = ajv.compile(JSON.parse(readFileSync(join(root, 'schema/device-manifest.schema.json'), 'utf8')));

function converted(text: string): string {
  const conversion = convertToManifest(new Source(text), 'list.csv');
  assert.ok('text' in conversion, 'refused' in conversion ? conversion.refused.text : '');
  return conversion.text;
}

/** Ways of naming a vendor that the manifest has members for. */
const held: ReadonlySet<Role> = new Set([
  'manufacturer',
  'supplier',
  'model-number',
  'mac',
  'cpe',
  'purl',
  'fcc-id',
  'pen',
  'compatible',
  'stream',
]);

/** `index vendor` of the findings whose first evidence the manifest can hold. */
function vendors(text: string): readonly string[] {
  return reviewText(text, ['ca-federal'])
    .findings.filter(({ evidence }) =>
      evidence.some(({ claim }) => held.has(claim.role) && claim.label !== 'registrant'),
    )
    .map(({ component, vendor }) => `${component} ${vendor}`)
    .sort();
}

function assertConverts(name: string, text: string): void {
  const manifest = converted(text);
  const isValid = validate(parse(manifest));
  assert.ok(isValid, `${name}: ${JSON.stringify(validate.errors)}\n${manifest}`);
  const before = reviewText(text);
  const after = reviewText(manifest);
  assert.deepEqual(
    after.problems.map(({ code }) => code),
    [],
    `${name}\n${manifest}`,
  );
  assert.equal(after.bom?.format, 'device-manifest', name);
  assert.equal(after.bom.components.length, before.bom?.components.length, `${name}\n${manifest}`);
  const found = vendors(manifest);
  for (const each of vendors(text)) assert.ok(found.includes(each), `${name}: ${each} is lost\n${manifest}`);
}

suite('device manifests made from other lists', () => {
  for (const { id } of deviceFormats) {
    if (id === 'device-manifest') continue;
    for (const { id: name, text } of caretCases(id)) {
      test(`${name}: valid, and the same vendors are found`, () => assertConverts(name, text));
      test(`${name}: holds no login`, () => {
        assert.doesNotMatch(converted(text), /hunter2|hun\/ter2|operator7|FRIGATE_RTSP|FRIGATE_PW/);
      });
    }
  }

  test('the samples of other projects', function () {
    const samples = resolve(root, '../shared/reference/samples');
    if (!existsSync(samples)) skipLoudly(this, 'samples');
    let count = 0;
    for (const folder of readdirSync(samples, { withFileTypes: true }).filter(each => each.isDirectory())) {
      for (const file of readdirSync(join(samples, folder.name))) {
        const text = decodeText(readFileSync(join(samples, folder.name, file))).value;
        const conversion = convertToManifest(new Source(text), file);
        if ('refused' in conversion) continue;
        assertConverts(file, text);
        assert.doesNotMatch(conversion.text, /user:secret|secret@|FRIGATE_RTSP|FRIGATE_PW/, file);
        count++;
      }
    }
    assert.ok(count >= 15, `${count} samples converted`);
  });

  test('a table keeps everything that the manifest has a member for, and says what it has none for', () => {
    const table =
      'Name;Category;Manufacturer;Model;Part Number;Serial;Asset Tag;MAC;IP;Firmware;Site;Location;Status;Purchase Date;Quantity;Supplier;Notes;Port;Password\n' +
      'Gate;IP camera;Hikvision;DS-2CD2043G2-I;300612;0123;A-1;4447.cc00.0001;192.0.2.64;V5.7.18;Annex Nord;Yard, left;active;2023;2;Example Ltd;"see ""plan"": #3";8000;hunter2\n' +
      ';Sonstiges;Axis;22e1;;;;;;;;;;;;;pw hunter2;;\n';
    assert.equal(
      converted(table),
      `# Made by bomwarden from list.csv (device-csv).
# Columns that were not carried: Port.
# Columns left out because they hold logins: Password.
# Members that begin with x- are kept for people; they are not reviewed. Logins, passwords and keys were left out wherever they stood.
deviceManifest: "1.0"
# Who owns a site decides which rules bind it: add organizationKind and jurisdiction.
sites:
  - id: annex-nord
    name: Annex Nord
devices:
  - name: Gate
    kind: camera
    site: annex-nord
    location: "Yard, left"
    manufacturer: Hikvision
    supplier: Example Ltd
    model: DS-2CD2043G2-I
    partNumber: "300612"
    quantity: 2
    serialNumbers: ["0123"]
    assetTag: A-1
    firmware:
      version: V5.7.18
    network:
      mac: ["44:47:CC:00:00:01"]
      hostnames: ["192.0.2.64"]
    status: in-service
    purchasedOn: "2023"
    notes: "see \\"plan\\": #3"
  - name: "22e1"
    kind: other
    manufacturer: Axis
    model: "22e1"
    x-stated: ["kind: sonstiges"]
`,
    );
  });

  test('hostile text stays text', () => {
    const hostile = 'a: b #c\\n- d "e" \\u0085 \\u2028 {x} [y] &z *w !t | > % @ `';
    const text = `{"results":[{"id":1,"name":"${hostile.replaceAll('"', '\\"')}","site":{"name":"no"},"device_type":{"manufacturer":{"name":"Hikvision"},"model":"true"},"status":{"value":"active"}}]}`;
    const document = parse(converted(text));
    assert.equal(document.devices[0].model, 'true');
    assert.equal(document.sites[0].name, 'no');
    assert.match(document.devices[0].name, /^a: b #c/);
  });

  slowTest('damage makes no manifest that is none', () => {
    const texts = deviceFormats.flatMap(({ id }) => (id === 'device-manifest' ? [] : caretCases(id)));
    for (const { id, text } of texts) {
      for (let at = 7; at < text.length; at += Math.ceil(text.length / 12)) {
        const sign = '"{<:#\u0000\u0085\ud800'[at % 8] ?? '';
        const conversion = convertToManifest(new Source(text.slice(0, at) + sign + text.slice(at + 1)), id);
        if ('refused' in conversion) continue;
        const isValid = validate(parse(conversion.text));
        assert.ok(isValid, `${id} at ${at}: ${JSON.stringify(validate.errors)}\n${conversion.text}`);
      }
    }
  });

  test('thousands of parts inside each other are written', () => {
    const depth = 3000;
    const text = `{"id":"x","class":"system","physid":"0","children":[`.repeat(depth) + ']}'.repeat(depth);
    const conversion = convertToManifest(new Source(text), 'deep.json');
    assert.ok('refused' in conversion || conversion.text.length > 0);
  });

  test('what is no list of devices, or is a manifest already, is refused with the reason', () => {
    const refusal = (text: string) => {
      const conversion = convertToManifest(new Source(text), 'x');
      return 'refused' in conversion ? conversion.refused.text : 'converted';
    };
    assert.match(refusal('hello'), /no list of devices/);
    assert.match(refusal(blankManifest), /already/);
    assert.match(
      refusal('{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"name":"x","type":"library"}]}'),
      /software/,
    );
  });

  test('the manifest to fill in is valid and has nothing to mark', () => {
    assert.ok(validate(parse(blankManifest)), JSON.stringify(validate.errors));
    const { findings, problems } = reviewText(blankManifest, ['ca-federal']);
    assert.deepEqual([findings, problems], [[], []]);
  });

  test('alternates and what there is none of are counted, not carried', () => {
    const text = converted('Reference,Qty,Manufacturer,MPN,Alt. MPN\nU1,1,u-blox,LARA-R6,EC25-E\nU2,DNP,ST,STM32,\n');
    assert.match(text, /Alternates that were not carried, as they are only an option: 1\./);
    assert.match(text, /Lines that were not carried, as there is none of them: 1\./);
    const { devices } = parse(text) as { devices: readonly { readonly manufacturer: string }[] };
    assert.deepEqual(
      devices.map(({ manufacturer }) => manufacturer),
      ['u-blox'],
    );
  });
});
