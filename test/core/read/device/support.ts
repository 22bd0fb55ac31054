import assert from 'node:assert/strict';
import type { Bom, Component } from '../../../../server/src/core/model/component.ts';
import { read } from '../../../../server/src/core/read/index.ts';
import type { Problem } from '../../../../server/src/core/text/problem.ts';
import { Source } from '../../../../server/src/core/text/source.ts';

/** A document that must be read as a list of devices. */
export function readDevices(text: string): { bom: Bom; problems: readonly Problem[]; source: Source } {
  const source = new Source(text);
  const { bom, problems } = read(source);
  assert.ok(bom, 'not read at all');
  for (const component of bom.components) {
    for (const { value, span } of component.claims) {
      const stated = source.slice(span);
      assert.ok(span.start < span.end, `the claim ${value} stands nowhere`);
      // Defaults of a manifest are stated once, for all of its devices.
      assert.ok(
        covers(component, span) || bom.format === 'device-manifest',
        `the claim ${value} stands outside its component`,
      );
      assert.ok(stated.length <= value.length * 6 + 16, `the claim ${value} stands at ${stated}`);
    }
  }
  return { bom, problems, source };
}

function covers(component: Component, span: { start: number; end: number }): boolean {
  return component.span.start <= span.start && span.end <= component.span.end;
}

/** `role=text of its span` for each claim. */
export function claimsOf(source: Source, component: Component | undefined): readonly string[] {
  return component?.claims.map(({ role, span }) => `${role}=${source.slice(span)}`) ?? [];
}
