import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normaliseOrganisation } from '../../server/src/core/identity/organisation.ts';
import { matchBom } from '../../server/src/core/match/index.ts';
import type { Claim } from '../../server/src/core/model/claim.ts';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { bom, component } from '../support/bom.ts';
import { missingPackages, numberRegistries, readsLike, registryRows } from '../support/registries.ts';
import { skipLoudly } from '../support/shared.ts';
import { signatures } from '../support/signatures.ts';
import { derivedFiles } from './derived-identifiers.ts';

const AS_OF = '2026-11-22';

/** Numbers of vendor files that the packages do not have under the vendor's name, with where they come from. */
const ELSEWHERE: Readonly<Record<string, string>> = { 'usb 33f8': 'Rolling Wireless, by the devices that fwupd knows' };

suite('identifiers on the label', () => {
  const lookups = buildLookups(signatures());

  /** Vendors that one property of a device marks, with the most that it allows. */
  const marks = (...properties: readonly (readonly [name: string, value: string])[]): readonly string[] => {
    const components = properties.map(([label, value]) => {
      const claim: Claim = { role: 'property', label, value, span: { start: 0, end: 1 } };
      return component([claim], { kind: 'device' });
    });
    return matchBom(bom(...components), lookups, AS_OF).map(
      ({ vendor, entity, ceiling }) => `${vendor}/${entity} ${ceiling}`,
    );
  };

  test('every number and block that was compiled comes out of the packages again', function () {
    const missing = missingPackages();
    if (missing.length > 0) skipLoudly(this, `identifiers of registries (packages ${missing.join(', ')})`);
    const files = derivedFiles();
    assert.equal(files.size, 6);
    for (const [path, text] of files) {
      const file = join('signatures', path);
      assert.equal(existsSync(file) ? readFileSync(file, 'utf8') : '(absent)', text, `${path}: npm run identifiers`);
    }
  });

  test('every number and block that was written by hand is registered to the vendor in the packages', function () {
    const missing = missingPackages();
    if (missing.length > 0) skipLoudly(this, `identifiers of vendor files (packages ${missing.join(', ')})`);
    const registered = new Map<string, string[]>();
    for (const { registry, value, registrant } of registryRows()) {
      const key = `${registry} ${value}`;
      const known = registered.get(key);
      if (known) known.push(registrant);
      else registered.set(key, [registrant]);
    }
    const astray: string[] = [];
    for (const { id, identifiers } of signatures().vendors) {
      for (const registry of numberRegistries) {
        for (const { value } of identifiers[registry]) {
          // A product of the PCI bus stands under the id of its own maker.
          const own = registry === 'pci' ? value.slice(0, 4) : value;
          const names = registered.get(`${registry} ${own}`) ?? [];
          // A product begins with its maker.
          const makers = own.includes(':') ? names.map(name => name.split(' ')[0] ?? '') : names;
          if (!makers.some(name => readsLike(name, id, lookups))) astray.push(`${registry} ${value}`);
        }
      }
      for (const { registrants, prefixes } of identifiers.mac) {
        const own = new Set(registrants.map(name => normaliseOrganisation(name).key));
        for (const prefix of prefixes) {
          const names = registered.get(`mac ${prefix}`) ?? [];
          if (!names.some(name => own.has(normaliseOrganisation(name).key))) astray.push(`mac ${prefix}`);
        }
      }
    }
    assert.deepEqual(astray.sort(), Object.keys(ELSEWHERE).sort());
  });

  test('each registry is read from what a label or a tool states', () => {
    assert.deepEqual(marks(['bluetooth:company-id', '0x027D'], ['ble.companyId', '637'], ['bt-company', '027d']), [
      'huawei/huawei warning',
      'huawei/huawei warning',
      'huawei/huawei warning',
    ]);
    assert.deepEqual(marks(['edid:pnp-id', 'TMA0101'], ['pnp', 'TMA'], ['edidVendor', 'TMA']), [
      'tianma/tianma error',
      'tianma/tianma error',
    ]);
    assert.deepEqual(marks(['usb:id', '2756:0001'], ['pci-id', '1cb8:0001'], ['sysObjectId', '1.3.6.1.4.1.48512.1']), [
      'dji/hasselblad warning',
      'sugon/sugon error',
      'inspur/inspur error',
    ]);
    // A module under the id of the maker of its chip counts beside another sign of its own maker.
    const module = (id: string, name: string): readonly string[] => {
      const claim: Claim = { role: 'usb-id', value: id, span: { start: 0, end: 1 } };
      const named = component([claim], { kind: 'device', name: { value: name, span: { start: 2, end: 3 } } });
      return matchBom(bom(named), lookups, AS_OF).map(({ vendor }) => vendor);
    };
    for (const id of ['05c6:9003', 'VID_05C6&PID_9003', '0x05c6 0x9003']) {
      assert.deepEqual([module(id, 'Quectel modem'), module(id, 'modem')], [['quectel'], []], id);
    }
    for (const id of ['05c6:9215', '05c6', '05c6:9004', '9003']) assert.deepEqual(module(id, 'Quectel modem'), [], id);
    assert.deepEqual(marks(['mac', 'E8:61:1F:00:00:01'], ['fcc-id', 'Contains FCC ID: XMR2021RM520NGL']), [
      'sugon/sugon warning',
      'quectel/quectel warning',
    ]);
  });

  test('10,000 random blocks and numbers give nothing', () => {
    const { macs, usb, pci, pen, bluetooth, pnp, fcc } = lookups;
    let seed = 20261129;
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return Math.floor((seed / 0x80000000) * below);
    };
    const hex = (digits: number): string =>
      random(16 ** digits)
        .toString(16)
        .padStart(digits, '0');
    const letters = (count: number): string =>
      Array.from({ length: count }, () => String.fromCharCode(65 + random(26))).join('');
    const properties: (readonly [string, string])[] = [];
    const add = (name: string, value: string, known: boolean): void => void (known || properties.push([name, value]));
    while (properties.length < 10_000) {
      const block = hex(6).toUpperCase();
      const full = `${block}${hex(6).toUpperCase()}`;
      const isKnown = [6, 7, 9].some(length => macs.has(full.slice(0, length)));
      add('mac', full.replace(/..(?=.)/g, '$&:'), isKnown);
      const four = hex(4);
      add('usb-id', `${four}:${hex(4)}`, usb.has(four));
      add('pci-id', `${four}:${hex(4)}`, pci.has(four));
      add('bluetooth-company-id', `0x${four}`, bluetooth.has(four));
      const number = String(1 + random(65_000));
      add('pen', number, pen.has(number));
      const code = letters(3);
      add('pnp-id', code, pnp.has(code.toLowerCase()));
      add('fcc-id', `${code}${letters(2)}${random(1000)}`, fcc.has(code.toLowerCase()));
    }
    assert.deepEqual(marks(...properties), []);
    assert.deepEqual(
      marks(['manufacturer', 'Unitree Software'], ['bluetooth-company-id', 'Unitree Software'], ['pnp', 'UNI']),
      [],
    );
  });

  test('what is no number of the registry is none', () => {
    const odd = ['', '0x', '0x12345', '99999', 'zz', '-637', '637.0', ' 0x27d0'].map(
      value => ['bluetooth-id', value] as const,
    );
    const pnp = ['tma', 'TMAX', 'TMA01', 'TM', 'XTMA0101'].map(value => ['pnp-id', value] as const);
    assert.deepEqual(marks(...odd, ...pnp), []);
  });
});
