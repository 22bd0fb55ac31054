import assert from 'node:assert/strict';
import { detectFormat } from '../../../../server/src/core/read/index.ts';
import { Source } from '../../../../server/src/core/text/source.ts';
import { claimsOf, readDevices } from './support.ts';

function all(text: string): { format: string; claims: readonly (readonly string[])[] } {
  const { bom, source } = readDevices(text);
  return { format: bom.format, claims: bom.components.map(each => claimsOf(source, each)) };
}

suite('device lists in plain text', () => {
  test('a devicetree: the chip of a board is a part, and not who made the board', () => {
    const { bom, source } = readDevices(
      '// "compatible" in a comment\n/dts-v1/;\n#include "hi3516.dtsi"\n/ {\n\tmodel = "Example Camera";\n\tcompatible = "example,cam-1", "hisilicon,hi3516cv500";\n\tsoc {\n\t\tuart0: serial@12100000 {\n\t\t\tcompatible = "arm,pl011", "arm,primecell";\n\t\t\treg = <0x12100000 0x1000>;\n\t\t};\n\t};\n};\n',
    );
    assert.equal(bom.format, 'devicetree');
    assert.deepEqual(
      bom.components.map(each => [each.kind, each.parent, each.name?.value, ...claimsOf(source, each)]),
      [
        ['device', undefined, 'Example Camera', 'model-number=Example Camera', 'compatible=example,cam-1'],
        ['hardware', 0, 'hisilicon,hi3516cv500', 'compatible=hisilicon,hi3516cv500'],
        ['hardware', 0, 'arm,pl011', 'compatible=arm,pl011', 'compatible=arm,primecell'],
      ],
    );
    assert.equal(all('&uart0 {\n\tcompatible = "dh,uart";\n').claims.length, 1);
  });

  test('other text is none of ours', () => {
    for (const text of [
      'int main() {\n  return 0;\n}\n',
      'a {\n  color: red;\n}\n',
      '00:10 Start of the film\n00:20 Something\n',
      'Bus 001 Device 002: see the manual\n',
      '/* x */\n.a { content: "compatible"; }\n',
      '# README\n\nRun `lsusb`:\n\nBus 001 Device 001: ID 1d6b:0002 Linux Foundation 2.0 root hub\n\nand so on and on\n',
    ]) {
      assert.equal(detectFormat(new Source(text)), undefined, text);
    }
  });
});
