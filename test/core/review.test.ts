import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atLeast } from '../../server/src/core/model/level.ts';
import type { Review, RuleLevels } from '../../server/src/core/review.ts';
import { decodeText } from '../../server/src/core/text/decode.ts';
import { profile, reviewer, reviewText } from '../support/review.ts';
import { publicDocuments, root, skipLoudly, tools } from '../support/shared.ts';
import { sampled } from '../support/tier.ts';

function example(name: string): string {
  return readFileSync(join(root, 'examples', name), 'utf8');
}

/** `component | vendor | tier | level` for every finding that names a vendor. */
function table(review: Review): readonly string[] {
  return review.findings
    .filter(({ vendor }) => vendor !== null)
    .map(({ component, vendor, tier, level }) => {
      const name = review.bom?.components[component ?? -1]?.name?.value;
      return `${name} | ${vendor} | ${tier} | ${level}`;
    });
}

suite('the examples, reviewed', () => {
  test('for a Canadian federal department', () => {
    assert.deepEqual(table(reviewText(example('camera.cdx.json'), ['ca-federal'])), [
      'DS-2CD2143G2-I | hikvision | stated | error',
      'ds-2cd2143g2-i firmware | hikvision | identifier | error',
      'NVR4216-16P-4KS2 | dahua | stated | information',
      'Hi3516DV300 | huawei | stated | information',
      'MF286R | zte | stated | information',
      'Endpoint Security for Linux | kaspersky | stated | warning',
      'huaweicloud-sdk-core | huawei | identifier | information',
    ]);
  });
  test('the licence that is none is marked at its word', () => {
    const text = example('camera.cdx.json');
    const [found] = reviewText(text).findings.filter(({ rule }) => rule === 'licence-expression');
    assert.equal(text.slice(found?.span.start, found?.span.end), 'Apache 2.0');
    assert.equal(found?.correction?.text, 'Apache-2.0');
  });
  test('nobody is silently clean', () => {
    const { coverage } = reviewText(example('camera.cdx.json'));
    assert.deepEqual(coverage, { components: 14, withOrganisation: 12, identifiersOnly: 1, nothing: 1 });
  });
  test('several profiles at once: each judges, the strongest level shows', () => {
    const both = reviewText(example('camera.cdx.json'), ['ca-private', 'us-federal-contractor']);
    const router = both.findings.find(({ vendor }) => vendor === 'zte');
    assert.deepEqual(
      router?.judgements.map(({ profile, level }) => `${profile} ${level}`),
      ['ca-private information', 'us-federal-contractor error'],
    );
    assert.equal(router?.level, 'error');
  });
  test('a level set for a rule wins, and a rule that is off is silent', () => {
    const off = reviewText(example('camera.cdx.json'), [], { rules: { 'licence-expression': 'off' } });
    assert.ok(off.findings.every(({ rule }) => rule !== 'licence-expression'));
    const set = reviewText(example('camera.cdx.json'), [], { rules: { 'licence-expression': 'information' } });
    assert.deepEqual(
      set.findings.filter(({ rule }) => rule === 'licence-expression').map(({ level }) => level),
      ['information'],
    );
  });
  test('a fingerprint survives another order, other references and another profile', () => {
    const text = example('plan.cdx.json');
    const other = text.replaceAll('yard-cameras', 'c-1').replaceAll('"radios"', '"c-2"');
    const prints = ({ findings }: Review) =>
      findings.flatMap(({ vendor, fingerprint }) => (vendor === null ? [] : [fingerprint]));
    assert.deepEqual(prints(reviewText(text)), prints(reviewText(other, ['us-private'])));
    assert.equal(new Set(prints(reviewText(text))).size, 2);
  });
  test('a text that is no SBOM gives problems and nothing else', () => {
    const review = reviewText('hello');
    assert.deepEqual([review.bom, review.findings], [undefined, []]);
    assert.ok(review.problems.length > 0);
  });
});

interface Truth {
  readonly findings: readonly {
    readonly kind: string;
    readonly vendor: string;
    readonly disguise: string;
    readonly component: string;
    readonly expect: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
  }[];
}

/** Vendors that the generator plants beside the six of the shipped data's first set are found too; brands count for their group. */
const groups: Readonly<Record<string, string>> = { ezviz: 'hikvision', hisilicon: 'huawei' };

suite('generated documents', function () {
  this.timeout(120_000);
  for (const format of ['cdx-json', 'spdx-json']) {
    for (const style of sampled(['pretty', 'compact', 'crlf', 'tab', 'bom'], 2)) {
      test(`${format} ${style}: every planted component at its range, no decoy`, function () {
        const folder = tools() ?? skipLoudly(this, 'generator');
        const { review, truth } = generate(folder, format, style);
        const found = new Map(
          review.findings.map(finding => [key(review, finding.span.start, finding.vendor), finding]),
        );
        for (const planted of truth.findings) {
          const vendor = groups[planted.vendor] ?? planted.vendor;
          const { line, character } = planted.range.start;
          const finding = found.get(`${line}:${character} ${vendor}`);
          const what = `${planted.disguise} of ${planted.vendor} at ${line}:${character}`;
          if (planted.expect === 'flag') {
            assert.ok(finding, `not found: ${what}`);
            assert.deepEqual(review.source.rangeOf(finding.span), planted.range, what);
          } else {
            const marked = review.findings.filter(one => {
              const name = review.bom?.components[one.component ?? -1]?.name?.value;
              return name === planted.component && one.vendor !== null && atLeast(one.level, 'information');
            });
            assert.deepEqual(marked, [], `a decoy is marked: ${what}`);
          }
        }
        const flagged = truth.findings.filter(({ expect }) => expect === 'flag').length;
        const marked = review.findings.filter(({ vendor, level }) => vendor !== null && level !== 'none').length;
        assert.equal(marked, flagged, 'nothing but what was planted');
      });
    }
  }
});

function key(review: Review, offset: number, vendor: string | null): string {
  const { line, character } = review.source.positionAt(offset);
  return `${line}:${character} ${vendor}`;
}

function generate(folder: string, format: string, style: string): { readonly review: Review; readonly truth: Truth } {
  const at = mkdtempSync(join(tmpdir(), 'bomwarden-'));
  try {
    const [out, truth] = [join(at, 'sbom'), join(at, 'truth')];
    const counts = ['--n', '400', '--k', '48', '--decoys', '24', '--seed', '7'];
    const files = ['--out', out, '--truth', truth];
    execFileSync('python3', [join(folder, 'gen_sbom.py'), '--format', format, '--style', style, ...counts, ...files]);
    const { value } = decodeText(readFileSync(out));
    return { review: reviewText(value), truth: JSON.parse(readFileSync(truth, 'utf8')) };
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

suite('public documents, reviewed', function () {
  this.timeout(180_000);
  test('incidental mentions of vendors give nothing at warning or above', () => {
    const folder = publicDocuments();
    const index: { readonly file: string }[] = JSON.parse(readFileSync(join(folder, 'INDEX.json'), 'utf8'));
    const loud: string[] = [];
    for (const { file } of sampled(index, 80)) {
      const review = reviewText(decodeText(readFileSync(join(folder, file))).value);
      for (const { vendor, level, message } of review.findings) {
        if (vendor !== null && atLeast(level, 'warning')) loud.push(`${file}: ${message.text}`);
      }
    }
    assert.deepEqual(loud, []);
  });
  test('a profile that is not there is no context', () => {
    assert.throws(() => profile('atlantis'));
    assert.ok(reviewer().lookups.vendors.size > 0);
  });

  test('who hides behind a very long name is not silently passed over', () => {
    const hidden = (supplier: string, role: object = { supplier: { name: supplier } }) =>
      reviewText(
        JSON.stringify({
          bomFormat: 'CycloneDX',
          specVersion: '1.6',
          components: [{ type: 'device', name: 'camera', ...role }],
        }),
        ['ca-federal'],
      );
    const { problems, coverage } = hidden(`${'A'.repeat(3000)} Hikvision`);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['name-too-long'],
    );
    assert.deepEqual(coverage.unread, { value: 1 });
    assert.deepEqual(hidden('A'.repeat(400)).problems, []);
    assert.deepEqual(hidden('', { manufacturer: { name: 'B'.repeat(401) } }).coverage.unread, { value: 1 });
    assert.deepEqual(hidden('', { author: 'many names, '.repeat(100) }).problems, [], 'authors are many');
  });

  test('what belongs to another format beside the one that is read is told, and nothing looks clean', () => {
    const cyclonedx = { bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'device', name: 'camera' }] };
    const spdx = { spdxVersion: 'SPDX-2.3', packages: [{ name: 'x', supplier: 'Organization: Hikvision' }] };
    const graph = { '@graph': [{ type: 'Organization', spdxId: 'urn:x', name: 'Hikvision' }] };
    for (const [document, keys] of [
      [{ ...cyclonedx, ...spdx }, ['spdxVersion', 'packages']],
      [{ ...cyclonedx, ...graph }, ['@graph']],
      [{ ...spdx, components: [{ name: 'y', supplier: { name: 'Dahua' } }] }, ['components']],
      [{ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', ...graph, components: [] }, ['components']],
      [{ ...cyclonedx, 'x-note': [1] }, []],
    ] as const) {
      const text = JSON.stringify(document);
      const { problems, coverage } = reviewText(text);
      const told = problems.filter(({ code, severity }) => code === 'second-format' && severity === 'error');
      assert.deepEqual(
        told.map(({ span }) => text.slice(span.start, span.end).replaceAll('"', '')),
        keys,
      );
      assert.equal(coverage.unread?.document ?? 0, keys.length);
    }
  });

  test('a member that no format knows is told where somebody stands in it', () => {
    const part = { name: 'y', supplier: { name: 'Dahua' } };
    const told = (more: object, root: object = { bomFormat: 'CycloneDX', specVersion: '1.6', components: [] }) => {
      const text = JSON.stringify({ ...root, ...more });
      const { problems } = reviewText(text);
      return problems.flatMap(({ code, span }) => (code === 'unread-member' ? text.slice(span.start, span.end) : []));
    };
    assert.deepEqual(told({ 'x-parts': [part] }), ['x-parts']);
    assert.deepEqual(told({ extra: { deep: [[{ list: [part] }]] } }), ['extra']);
    assert.deepEqual(told({ 'x-vendor': 'Dahua' }), ['x-vendor']);
    assert.deepEqual(told({ more: [part] }, { spdxVersion: 'SPDX-2.3', packages: [] }), ['more']);
    for (const quiet of [{ 'x-count': 3 }, { 'x-tool': { createdBy: 'Dahua' } }, { 'x-tags': [['a'], { b: null }] }]) {
      assert.deepEqual(told(quiet), []);
      const codes = reviewText(
        JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [], ...quiet }),
      );
      assert.deepEqual(codes.problems, []);
    }
  });
});

suite('what only the whole review decides', () => {
  const told = (component: object, rules: RuleLevels = {}) =>
    reviewText(
      JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [component] }),
      ['ca-federal'],
      { rules },
    );

  test('a level of a user makes nothing of what no law speaks of', () => {
    const honor = { type: 'device', name: 'phone', supplier: { name: 'Honor Device Co., Ltd.' } };
    const levels = (rules: RuleLevels) =>
      told(honor, rules).findings.flatMap(({ rule, level }) => (rule === 'restricted-vendor' ? [level] : []));
    assert.deepEqual(levels({}), ['none']);
    assert.deepEqual(levels({ 'restricted-vendor': 'error' }), ['none']);
    assert.deepEqual(levels({ 'restricted-vendor': 'off' }), []);
  });

  test('what a component came from is not counted as part of the document', () => {
    const ancestors = [{ type: 'library', name: 'before', supplier: { name: 'Axis' } }];
    const { coverage } = told({ type: 'library', name: 'x', supplier: { name: 'Axis' }, pedigree: { ancestors } });
    assert.deepEqual([coverage.components, coverage.withOrganisation], [1, 1]);
  });
});
