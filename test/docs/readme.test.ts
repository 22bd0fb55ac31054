import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../server/src/cli/run.ts';
import { root } from '../support/shared.ts';
import { signatureText } from '../support/signatures.ts';
import { systemOf } from '../support/system.ts';

/** `npm run generate` writes what is shown whole anew. */
const update = process.env['BOMWARDEN_GENERATE'] === '1';
const file = join(root, 'README.md');

/** What the README shows of a session: a command behind `$ bomwarden`, then what it prints; `…` alone leaves lines out. */
const shown = /^\$ bomwarden (.*)\n((?:(?!```|\$ ).*\n)*)/gm;

async function printed(line: string): Promise<string> {
  const system = systemOf(root, { signatures: signatureText });
  await run(line.split(' '), system);
  // Lines of links and sentences end where the terminal does, never in blanks.
  return system.said.join('').replace(/\n$/, '');
}

suite('The session in the README', () => {
  const text = readFileSync(file, 'utf8');
  const steps = [...text.matchAll(shown)].map(([, line = '', output = '']) => ({ line, output }));

  test('answers what is wrong, why, and what to do now', () => {
    const [scan, why, now] = steps;
    assert.match(`${scan?.line}`, /^scan examples\/camera\.cdx\.json/);
    assert.match(`${scan?.output}`, /^\S+:27:30 +error +DS-2CD2143G2-I: Hikvision, prohibited/m);
    assert.match(`${scan?.output}`, /^Why: bomwarden explain hikvision\. Everything: --details\.$/m);
    assert.match(`${why?.line}`, /^explain hikvision/);
    assert.match(`${why?.output}`, /^ {2}Prohibited: .*, since 2025-06-27/m);
    assert.match(`${now?.line}`, /--details$/);
    assert.match(`${now?.output}`, /^ {2}instead /m);
    assert.match(`${now?.output}`, /^ +Axis Communications$/m);
  });

  for (const { line, output } of steps) {
    test(`bomwarden ${line} prints what is shown: run "npm run generate" where it does not`, async () => {
      const actual = `${await printed(line)}\n`;
      const pieces = output.split(/^…\n/m);
      if (pieces.length === 1) {
        if (update)
          writeFileSync(
            file,
            readFileSync(file, 'utf8').replace(output, () => actual),
          );
        else assert.equal(output, actual);
        return;
      }
      let rest = `\n${actual}`;
      for (const piece of pieces) {
        const at = rest.indexOf(`\n${piece}`);
        assert.ok(at >= 0, `not printed, or not in this order:\n${piece}\n${actual}`);
        rest = rest.slice(at + piece.length);
      }
    });
  }

  test('is short: at most 20 lines with a profile, 25 without', async () => {
    const lines = async (line: string) => (await printed(line)).split('\n').length;
    assert.ok((await lines('scan examples/camera.cdx.json --profile ca-federal')) <= 20);
    assert.ok((await lines('scan examples/camera.cdx.json')) <= 25);
  });
});
