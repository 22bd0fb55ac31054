import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hoverAt } from '../../../server/src/core/explain/hover.ts';
import { languageOf, languageTags } from '../../../server/src/core/l10n/language.ts';
import { bomOf, hikvision } from '../../support/documents.ts';
import { reviewer, reviewText } from '../../support/review.ts';
import { root } from '../../support/shared.ts';
import { slowTest } from '../../support/tier.ts';

type Options = Parameters<typeof hoverAt>[4];

function hoverOn(text: string, value: string, profiles: readonly string[] = [], options?: Options): string {
  const offset = text.indexOf(value);
  return hoverAt(reviewText(text, profiles), reviewer().lookups, offset, languageOf('en'), options)?.markdown ?? '';
}

const camera = bomOf(hikvision).replace('camera 0', 'camera');

suite('the hover of a finding', () => {
  test('says verdict, act with source, evidence, what is not verified, alternatives by name, in this order', () => {
    const lines = hoverOn(camera, hikvision, ['ca-federal']).split('\n\n');
    assert.match(
      lines[0] ?? '',
      /^\*\*camera: Hikvision, prohibited for ca-federal \(statement of 27 June 2025\)\*\*$/,
    );
    assert.match(
      lines[1] ?? '',
      /^\[.*\]\(https:.*\) \(announced.*\): .* · since 2025-06-27 · for Canadian federal departments, /,
    );
    assert.match(lines[2] ?? '', /^Evidence: manufacturer “Hangzhou Hikvision/);
    assert.match(lines[3] ?? '', /^\*Not verified:\* /);
    assert.match(lines[4] ?? '', /^Alternatives: [^,]+, [^,]+, [^,+]+ \+ \d+ more; ask for a statement on the model$/);
  });

  test('does not repeat the sentence that stands above it', () => {
    assert.match(hoverOn(camera, hikvision, ['ca-federal'], { isTold: () => true }), /^\[/);
  });

  test('of several findings each begins with its sentence, the strongest first', () => {
    const text = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [
        {
          type: 'device',
          name: 'camera',
          manufacturer: { name: hikvision },
          cpe: 'cpe:2.3:h:dahuasecurity:x:1:*:*:*:*:*:*:*',
        },
      ],
    });
    const lines = hoverOn(text, hikvision, ['ca-federal'], { isTold: () => true }).split('\n\n');
    assert.match(lines[0] ?? '', /^\*\*camera: Hikvision, prohibited for ca-federal/);
    assert.match(lines.at(-1) ?? '', /^\*\*camera: manufacturer stated as .* but the CPE is of Dahua\*\*$/);
  });

  test('names the source of the clause only where that is not the act itself', () => {
    let apart = 0;
    for (const profile of reviewer().lookups.profiles.keys()) {
      const act = hoverOn(camera, hikvision, [profile]).split('\n\n')[1] ?? '';
      const [, url] = /^\[[^\]]*\]\(([^)]*)\)/.exec(act) ?? [];
      const [, source] = /\[source\]\(([^)]*)\)/.exec(act) ?? [];
      if (source === undefined) continue;
      assert.notEqual(source, url, act);
      apart++;
    }
    assert.ok(apart > 0 && apart < reviewer().lookups.profiles.size, `${apart}`);
  });

  test('says how much more than the first thing is not verified', () => {
    const { lookups } = reviewer();
    const lines = hoverOn(camera, hikvision, ['us-federal-agency']).split('\n\n');
    const act = /^\[[^\]]*\]\(([^)]*)\)/.exec(lines[1] ?? '')?.[1];
    const open = [...lookups.instruments.values()].find(({ url }) => url === act)?.notVerified.length ?? 0;
    assert.ok(open > 1);
    assert.match(lines.find(line => line.startsWith('*Not verified')) ?? '', new RegExp(` \\+ ${open - 1}$`));
  });

  test('without a profile it tells of the act that its sentence names', () => {
    const lines = hoverOn(camera, hikvision).split('\n\n');
    assert.match(lines[0] ?? '', /falls under statement of 27 June 2025/);
    assert.match(lines[1] ?? '', /^\[Government of Canada statement of 27 June 2025/);
  });

  test('where a maker is contradicted it tells of no act: whose the component is stands open', () => {
    const text = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [{ type: 'device', name: 'DS-2CD2043G2-I', manufacturer: { name: 'Axis Communications AB' } }],
    });
    const hover = hoverOn(text, 'DS-2CD2043G2-I', ['ca-federal']);
    assert.match(hover, /maker stated as “Axis/);
    assert.doesNotMatch(hover, /statement of 27 June/);
  });

  test('stays within its bound whatever the data holds', () => {
    const { lookups } = reviewer();
    const review = reviewText(camera, ['ca-federal']);
    const id = review.findings.find(({ deciding }) => deciding)?.deciding?.instrument ?? '';
    const instrument = lookups.instruments.get(id);
    assert.ok(instrument);
    const long = new Map([
      ...lookups.instruments,
      [id, { ...instrument, url: `https://a.example/${'x'.repeat(2000)}` }],
    ]);
    const hover = hoverAt(review, { ...lookups, instruments: long }, camera.indexOf(hikvision), languageOf('en'));
    assert.ok((hover?.markdown.length ?? 0) <= 1500);
    assert.match(hover?.markdown ?? '', /^\*\*camera: Hikvision, prohibited/);
  });

  test('ends with where everything is, however long the rest', () => {
    const links = '[Open](command:x)';
    assert.ok(hoverOn(camera, hikvision, ['ca-federal'], { links }).endsWith(`\n\n${links}`));
  });

  test('is at most fifteen lines and 1,500 characters, for every example, language and profile', () => {
    const folder = join(root, 'examples');
    const profiles = reviewer().lookups.set.profiles.map(({ id }) => id);
    let hovers = 0;
    for (const name of readdirSync(folder).filter(file => /\.(json|yaml|csv)$/.test(file))) {
      const text = readFileSync(join(folder, name), 'utf8');
      for (const chosen of [[], ...profiles.map(profile => [profile]), profiles]) {
        const review = reviewText(text, chosen);
        for (const tag of languageTags) {
          for (const finding of review.findings) {
            const hover = hoverAt(review, reviewer().lookups, finding.span.start, languageOf(tag));
            const { markdown = '' } = hover ?? {};
            assert.ok(markdown.length <= 1500, `${markdown.length}: ${markdown}`);
            assert.ok(markdown.split('\n').filter(line => line !== '').length <= 15, markdown);
            const said = languageOf(tag).say(finding.message);
            assert.ok(said.length <= 100, `${said.length}: ${said}`);
            hovers++;
          }
        }
      }
    }
    assert.ok(hovers > 300, String(hovers));
  });

  slowTest('500 bad components of many vendors: every sentence fits, in both languages, for everybody', () => {
    const { vendors, profiles } = reviewer().lookups.set;
    const makers = vendors.flatMap(({ entities }) => entities.flatMap(({ names }) => names[0]?.value ?? []));
    const text = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: Array.from({ length: 500 }, (_, at) => ({
        type: 'device',
        name: `${'Perimeter camera, northern harbour gate '.slice(0, 36)}${at}`,
        supplier: { name: makers[(at * 7) % makers.length] },
        licenses: [{ expression: 'MIT OR Apache 2.0' }],
        purl: 'pkg:npm/@scope/name@1',
        cpe: 'cpe:2.3:h:maker:camera',
      })),
    });
    let said = 0;
    for (const chosen of [[], ...profiles.map(({ id }) => [id])]) {
      for (const { message } of reviewText(text, chosen).findings) {
        for (const tag of languageTags) {
          const sentence = languageOf(tag).say(message);
          assert.ok(sentence.length <= 100, `${sentence.length}: ${sentence}`);
          said++;
        }
      }
    }
    assert.ok(said > 20_000, String(said));
  });

  test('no text of a document is a link', () => {
    const evil = bomOf('Hikvision [x](command:bomwarden.explain) <b>').replace('camera 0', '[y](command:z)');
    assert.doesNotMatch(hoverOn(evil, 'Hikvision', ['ca-federal']), /(?<!\\)\]\(command:/);
  });
});
