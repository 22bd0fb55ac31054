import type { SignatureFile } from '../../../server/src/core/signatures/compile.ts';

/** The smallest sound folder that has one file of each kind. */
const sound: Readonly<Record<string, string>> = {
  'parties.yaml': `
department: { title: departments }
`,
  'sources.yaml': `
PAGE:
  title: A page
  url: https://example.org/
  kind: news
`,
  'vendors/acme.yaml': `
id: acme
display: Acme
sources: [PAGE]
asOf: 2026-01-02
confidence: high
entities:
  - id: acme
    relation: self
    names:
      - { value: Acme Cameras, kind: legal, strength: distinctive }
      - { value: アクメ, kind: native, strength: exact, unverified: true, confidence: low }
  - id: acme-parts
    relation: affiliate
    since: 2020-01-01
    until: 2024-01-01
    names:
      - { value: Acme Parts, kind: legal, strength: exact }
identifiers:
  cpe:
    - { value: acme, entity: acme }
  models:
    - { pattern: 'AC-\\d+', flags: i, what: camera, precision: high, entity: acme }
`,
  'mac/acme.yaml': `
sources: [PAGE]
asOf: 2025-01-01
confidence: high
registrations:
  - entity: acme
    registrants: [Acme Cameras]
    prefixes: |
      001122 0011223 AABBCCDDE
`,
  'alternatives/camera.yaml': `
id: camera
title: Cameras
notFoundOn: [A list]
checkedAsOf: 2026-03-04
sources: [PAGE]
asOf: 2026-03-04
confidence: medium
suppliers:
  - supplier: Other
    seat: { text: Somewhere, unverified: true, asOf: '2025' }
`,
  'instruments/xx/act.yaml': `
id: act
name: The Act
short: Act
jurisdiction: CA
issuer: Parliament
citation: S.C. 2026, c. 1
url: https://example.org/act
kind: prohibition
status: { value: in-force, text: in force }
sources: [PAGE]
asOf: 2026-02
confidence: medium
clauses:
  - id: use
    text: Departments may not use it.
    effect: prohibits
    restricts: [use]
    binds: [department]
    from: 2026-01-01
    until: 2027-01-01
    targets:
      - vendor: acme
        entities: [acme-parts]
        reach: { self: covered, affiliate: covered, brand: covered, component: undefined, relabel: undefined }
`,
  'profiles/buyer.yaml': `
id: buyer
title: A buyer
description: Who buys.
jurisdictions: [CA]
parties: [department]
activities: [use]
purposes: []
`,
};

/** The sound folder, with one text replaced in one of its files. */
export function smallFiles(path?: string, from = '', to = ''): SignatureFile[] {
  return Object.entries(sound).map(([name, text]) => {
    if (name !== path) return { path: name, text };
    if (!text.includes(from)) throw new Error(`${path} does not hold “${from}”`);
    return { path: name, text: text.replace(from, () => to) };
  });
}
