import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { matchBom } from '../../../server/src/core/match/index.ts';
import type { Claim, Role } from '../../../server/src/core/model/claim.ts';
import type { Component, DeviceFacts } from '../../../server/src/core/model/component.ts';
import type { Evidence, Match } from '../../../server/src/core/model/match.ts';
import { bom, component } from '../../support/bom.ts';
import { shipped } from '../../support/judging.ts';

/**
 * Holds what is told now against the rows of a file, behind their last tab; `# ` begins a comment. A row says what is, and
 * not always what ought to be. UPDATE_VERDICTS=1 writes the rows anew: each that differs is a change of what people are told.
 */
function assertTold(file: string, told: (cells: readonly string[]) => string): void {
  const path = `test/core/match/${file}`;
  const stated = readFileSync(path, 'utf8').replace(/\n$/, '').split('\n');
  const now = stated.map(row => {
    if (row.startsWith('# ')) return row;
    const cells = row.split('\t').slice(0, -1);
    return [...cells, told(cells)].join('\t');
  });
  if (process.env['UPDATE_VERDICTS'] === '1') writeFileSync(path, `${now.join('\n')}\n`);
  else assert.deepEqual(now, stated);
}

/** `vendor relation level limit name`, and the part of the text where the text names others too. */
function ofName(value: string): string {
  const span = { start: 0, end: value.length };
  const device = component([{ role: 'supplier', value, span }], { kind: 'device' });
  return matchBom(bom(device), shipped(), '2026-11-22')
    .map(({ vendor, relation, ceiling, evidence: [{ claim, limit, signature }] }) => {
      const part = claim.value === value ? [] : [`in “${claim.value}”`];
      return [vendor, relation, ceiling, limit ?? 'whole', signature.replace('name:', ''), ...part].join(' ');
    })
    .join('; ');
}

/** `role`, `role[label]` or `role (party)`, then the value. */
const CLAIM = /^([a-z-]+)(?:\[([^\]]+)\])?(?: \((\w+)\))?: (.*)$/;

function claimOf(text: string, at: number): Claim {
  const [, role, label, party, value = ''] = CLAIM.exec(text) ?? [];
  assert.ok(role, text);
  return {
    role: role as Role,
    value,
    span: { start: 100 * at, end: 100 * at + value.length },
    ...(label ? { label } : {}),
    ...(party === 'concluded' ? { concluded: true } : party ? { party: party as 'person' | 'tool' } : {}),
  };
}

const noneFitted: DeviceFacts = {
  kind: undefined,
  quantity: 0,
  status: undefined,
  site: undefined,
  siteIndex: undefined,
  manufacturer: undefined,
  model: undefined,
  purchasedOn: undefined,
  installedOn: undefined,
  replaceBy: undefined,
};

/** `device`, `firmware ancestor`, `hardware none`, `device called DS-2CD2143G2-I`. */
function moreOf(text: string): Partial<Component> {
  const [what = '', name] = text.split(' called ');
  const [kind = '', place] = what.split(' ');
  return {
    kind,
    ...(place === 'none' ? { device: noneFitted } : place ? { place: place as 'ancestor' } : {}),
    ...(name ? { name: { value: name, span: { start: 900, end: 900 + name.length } } } : {}),
  };
}

/** `vendor relation tier level reason other party`, and behind a bar each sign of it, strongest first. */
function ofClaims(kind: string, claims: string): string {
  const matches = matchBom(bom(component(claims.split(' + ').map(claimOf), moreOf(kind))), shipped(), '2026-11-22');
  return matches.map(match => `${headOf(match)} | ${match.evidence.map(signOf).join(' + ')}`).join('; ');
}

function headOf({ vendor, relation, tier, ceiling, ceilingReason, other, contained }: Match): string {
  const party = other ? `${other.as}${other.makes ? ' who makes' : ''} “${other.claim.value}”` : undefined;
  const parts = [vendor, relation, tier, ceiling, ceilingReason?.id, party, contained ? 'contained' : undefined];
  return parts.filter(part => part !== undefined).join(' ');
}

function signOf({ signature, claim, tier, limit, cap, caveat, relation, normalised }: Evidence): string {
  const where = `${claim.role} “${claim.value}” at ${claim.span.start}`;
  const parts = [signature, where, tier, relation, normalised, limit, cap?.reason.id, caveat];
  return parts.filter(part => part !== undefined).join(' ');
}

suite('what matching tells, by tables', () => {
  test('of names of suppliers', () => assertTold('told-names.tsv', ([value = '']) => ofName(value)));
  test('of components with several claims', () =>
    assertTold('told-claims.tsv', ([kind = '', claims = '']) => ofClaims(kind, claims)));
});
