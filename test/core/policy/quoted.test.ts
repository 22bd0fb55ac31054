import assert from 'node:assert/strict';
import { readBaseline } from '../../../server/src/core/compare/baseline.ts';
import { readConfiguration } from '../../../server/src/core/policy/configuration.ts';
import { readWaivers } from '../../../server/src/core/policy/waivers.ts';
import { parseYaml } from '../../../server/src/core/syntax/yaml.ts';
import { Source } from '../../../server/src/core/text/source.ts';

/** Stands wherever a text may stand in a file that is none of ours. */
const secret = 's3cr3tT0ken';

/** A fault of every kind that quotes what it is about, with the code that says so. */
const faults: readonly (readonly [name: string, text: string, code?: string])[] = [
  ['an environment', `TOKEN=${secret}\nOTHER=${secret}\n`],
  ['an environment of a shell', `export TOKEN="${secret}"\n${secret}\n`],
  ['a value that begins like a tag', `token: !${secret} x\n`, 'yaml-tag-resolve-failed'],
  ['a tag with a handle', `token: !${secret}!x y\n`, 'yaml-tag-resolve-failed'],
  ['a tag as an address', `token: !<${secret} x\n`, 'yaml-tag-resolve-failed'],
  ['a tag that is another kind', `token: !!${secret} [a]\n`, 'yaml-tag-resolve-failed'],
  ['a value that begins like a block', `token: |${secret}\n`, 'yaml-unexpected-token'],
  ['a folded one', `token: >${secret}\n`, 'yaml-unexpected-token'],
  ['a directive', `%${secret} 1\n---\na: b\n`, 'yaml-bad-directive'],
  ['a version', `%YAML ${secret}\n---\na: b\n`, 'yaml-bad-directive'],
  ['an escape', `token: "\\${secret}"\n`],
  ['an escape of numbers', `token: "\\x${secret}"\n`, 'yaml-bad-dq-escape'],
  ['more behind a value', `token: "a" ${secret}\n`, 'yaml-unexpected-token'],
  ['an alias', `token: *${secret}\n`, 'yaml-bad-alias'],
  ['an anchor', `token: &${secret} &${secret} a\n`, 'yaml-multiple-anchors'],
  ['a sign that begins nothing', `token: @${secret}\n`, 'yaml-bad-scalar-start'],
  ['lines of another indent', `a:\n    b: 1\n  ${secret}\n`],
  ['a list that is not ended', `token: [${secret}\n`, 'yaml-bad-indent'],
  ['a group that is not ended', `token: { ${secret}\n`, 'yaml-bad-indent'],
  ['quotes that are not ended', `token: "${secret}\n`, 'yaml-missing-char'],
  ['a key', `${secret}: x\n`],
  ['a key twice', `${secret}: x\n${secret}: y\n`, 'yaml-duplicate-key'],
  ['a key of many', `profiles:\n  ${secret}: { a: b }\n`],
  ['a profile', `profiles: ${secret}\n`],
  ['a rule', `rules: { ${secret}: error, restricted-vendor: ${secret} }\n`],
  ['a path', `waivers: ../${secret}\nanswers: /${secret}\nbaseline: 'c:\\${secret}'\n`],
  ['a glob', `exclude: ['!${secret}', '../${secret}', '/${secret}']\n`],
  ['a flag', `require-complete: ${secret}\n`],
  ['entries', `- ${secret}\n- ${secret}: x\n`],
  [
    'a waiver twice',
    `- { id: ${secret}, vendor: a, scope: ${secret}, expires: ${secret} }\n`.repeat(2) +
      `- { id: ${secret}, vendor: a, scope: repository, reason: r, approver: a, expires: 2027-01-01 }\n`.repeat(2),
  ],
  ['JSON', `{"${secret}": "${secret}", "findings": ["${secret}", {"fingerprint": "${secret}"}], ${secret}`],
  ['a key in PEM', `-----BEGIN ${secret}-----\n${secret}\n-----END ${secret}-----\n`],
];

suite('what is wrong with a policy repeats nothing of the file', () => {
  const known = { profiles: ['ca-federal'], rules: ['restricted-vendor'] };
  for (const [name, text, code] of faults) {
    test(name, () => {
      const yaml = parseYaml(text).problems;
      if (code !== undefined)
        assert.ok(
          yaml.some(problem => problem.code === code),
          JSON.stringify(yaml),
        );
      const problems = [
        ...yaml,
        ...readConfiguration(text, known).problems,
        ...readWaivers(text).problems,
        ...readBaseline(new Source(text)).problems,
      ];
      assert.ok(problems.length > 0);
      const quoted = problems.filter(({ message }) => /s3cr|T0ken/i.test(message));
      assert.deepEqual(quoted, []);
      assert.ok(problems.every(({ message }) => message.length > 0));
    });
  }
});
