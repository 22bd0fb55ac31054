import assert from 'node:assert/strict';
import { productOf } from '../../../server/src/core/judge/product.ts';
import type { Component } from '../../../server/src/core/model/component.ts';
import { component } from '../../support/bom.ts';
import { shipped } from '../../support/judging.ts';

function kindOf(kind: string | undefined, name: string, claims: readonly string[] = [], more: Partial<Component> = {}) {
  const stated = { value: name, span: { start: 0, end: name.length } };
  return productOf(component(claims, { kind, name: stated, ...more }), shipped())?.id;
}

suite('judge: kind of product', () => {
  for (const [name, description, expected] of [
    ['DS-2CD2143G2-I', '', 'camera'],
    ['DS-7616NXI-K2', '', 'recorder'],
    ['Hi3516DV300', '', 'soc'],
    ['lobby-1', '4 MP dome camera', 'camera'],
    ['unit 7', '16-channel recorder 📹 in the control room', 'recorder'],
    ['MF286R', 'LTE router for the backup link', 'router'],
    ['handset', 'Two-way radio', 'land-mobile-radio'],
    ['ME909s', 'LTE module', 'radio-module'],
    ['cam', 'body-worn camera', 'body-camera'],
    ['Go2', 'quadruped robot', 'robot'],
    ['SUN2000', 'string inverter', 'inverter'],
    ['48 V pack', 'LFP battery module', 'battery'],
    ['Blade Battery', '', 'battery'],
    ['doorphone', 'battery-powered, with battery', undefined],
    ['bell', 'battery life 2 years', undefined],
    ['cam 4', 'camera with solar battery', 'camera'],
    ['Mid-360', 'lidar', 'lidar'],
    ['HAP', 'lidar for drones', 'lidar'],
    ['M350', 'drone with lidar', 'drone'],
    ['Go2 Edu', 'robot dog with lidar', 'robot'],
    ['TB60', 'drone battery', 'battery'],
    ['N3', 'flight controller', 'drone-part'],
    ['PTZ 3', 'gimbal camera', 'camera'],
    ['X2D', 'medium-format camera', 'still-camera'],
    ['DNBSEQ', 'gene sequencer', 'sequencer'],
    ['gate unit', '', undefined],
    ['MF644Cdw', '', undefined],
    ['CE12800EI', '', undefined],
    ['webcamera-like', 'scameras', undefined],
  ] as const) {
    test(`a device “${name}” ${description && `(${description}) `}is ${expected ?? 'of no known kind'}`, () => {
      const claims = description === '' ? [] : [`description: ${description}`];
      assert.equal(kindOf('device', name, claims), expected);
    });
  }

  test('only its names and descriptions say what it is, not whose it is or where it is told of', () => {
    for (const claim of ['supplier: Camera Company', 'url: https://example.org/router/', 'property: drone']) {
      assert.equal(kindOf('device', 'unit 7', [claim]), undefined, claim);
    }
    assert.equal(kindOf('device', 'unit 7', ['model-number: camera 7']), 'camera');
  });

  test('a product of the PCI bus is what its id says, however a tool shortens its name', () => {
    const says = (name: string, ...claims: string[]) => kindOf('device', name, claims);
    assert.equal(says('19e5:1711', 'pci-id: 19e5:1711'), 'chip');
    assert.equal(says('19E5:1711', 'pci-id: 0x19E5:0x1711'), 'chip');
    assert.equal(says('Hi171x Series'), 'chip');
    assert.equal(says('Hi1710'), 'chip');
    assert.equal(says('19e5:3714', 'pci-id: 19e5:3714'), 'memory');
    assert.equal(says('19e5:1822', 'pci-id: 19e5:1822'), 'chip');
    assert.equal(says('8086:1711', 'pci-id: 8086:1711'), undefined);
    assert.equal(says('19e5:17110', 'pci-id: 19e5:17110'), undefined);
    assert.equal(says('19e5:ffff', 'pci-id: 19e5:ffff'), undefined);
  });

  test('packages are software, whatever their name says', () => {
    assert.equal(kindOf('library', 'camera-driver', ['purl: pkg:npm/camera-driver@1.0.0']), 'software');
    assert.equal(kindOf(undefined, 'router', ['purl: pkg:pypi/router@2']), 'software');
  });

  test('an application for protection is security software', () => {
    assert.equal(kindOf('application', 'Endpoint Security for Linux'), 'security-software');
    assert.equal(kindOf('application', 'iVMS-4200'), 'software');
  });

  test('of a library that no package manager names nothing is known', () => {
    assert.equal(kindOf('library', 'camera-core-12'), undefined);
  });

  test('the id in a label or behind a name counts as one in the value', () => {
    const claim = { role: 'pci-id' as const, value: '19e5', label: 'device 1711', span: { start: 0, end: 4 } };
    const of = (one: typeof claim) => productOf(component([one], { kind: 'device' }), shipped())?.id;
    assert.equal(of(claim), 'chip');
    assert.equal(of({ ...claim, label: 'device 17110' }), undefined);
    assert.equal(of({ ...claim, label: 'vendor 1711' }), undefined);
    const named = (name: string, vendor?: string) =>
      productOf(
        component([], { kind: 'device', name: { value: name, span: { start: 0, end: name.length } } }),
        shipped(),
        vendor,
      )?.id;
    assert.equal(named('Huawei Technologies Co., Ltd. Device 1711', 'huawei'), 'chip');
    assert.equal(named('Huawei Technologies Co., Ltd. Device 1711'), undefined);
    assert.equal(named('Huawei Technologies Co., Ltd. Device 1711', 'hikvision'), undefined);
    // only a field for such ids has one
    assert.equal(kindOf('device', 'x', ['property: 19e5:1711']), undefined);
  });

  test('of two vendors with numbers of one form the vendor’s own tells', () => {
    const { models } = shipped();
    assert.ok(models.length > 10);
    const of = (vendor?: string) =>
      productOf(component(['model-number: DS-7616NXI-K2'], { kind: 'device' }), shipped(), vendor)?.id;
    assert.equal(of('hikvision'), 'recorder');
    assert.equal(of(), 'recorder');
  });

  test('what is no package of software may be a device', () => {
    assert.equal(kindOf(undefined, 'lobby camera', ['purl: pkg:generic/camera@1']), 'camera');
    assert.equal(kindOf('device', 'router', ['purl: pkg:npm/router@1']), 'router');
    assert.equal(kindOf(undefined, 'router', ['url: pkg:npm/router@1']), 'router');
  });

  test('words are told apart by anything but letters and digits', () => {
    assert.equal(kindOf('device', '(camera)'), 'camera');
    assert.equal(kindOf('device', 'IP-Camera/4MP'), 'camera');
    assert.equal(kindOf('device', `${'x '.repeat(150)}camera`), undefined);
  });

  test('a service is a service', () => {
    assert.equal(kindOf('service', 'roaming', [], { place: 'service' }), 'service');
  });
});
