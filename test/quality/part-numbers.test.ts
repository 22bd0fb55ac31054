import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { matchBom } from '../../server/src/core/match/index.ts';
import { buildLookups } from '../../server/src/core/signatures/lookups.ts';
import { bom, component } from '../support/bom.ts';
import { signatures } from '../support/signatures.ts';

const AS_OF = '2026-11-22';
const lookups = buildLookups(signatures());

interface Part {
  readonly maker: string;
  readonly number: string;
}

/** The numbers of part-numbers.tsv, each with its maker. */
function decoys(): readonly Part[] {
  const lines = readFileSync('test/quality/part-numbers.tsv', 'utf8').trimEnd().split('\n');
  return lines
    .filter(line => !line.startsWith('#'))
    .flatMap(line => {
      const [maker = '', numbers = ''] = line.split('\t');
      let before = '';
      return numbers.split(' ').map(text => {
        before = before.slice(0, Number.parseInt(text.charAt(0), 36)) + text.slice(1);
        return { maker, number: before };
      });
    });
}

/** `vendor ceiling number` of all that is marked, each part on a device of its own. */
function marked(parts: readonly Part[], claims: (part: Part) => readonly string[]): string[] {
  const components = parts.map((part, index) => component(claims(part), { kind: 'device', index }));
  return matchBom(bom(...components), lookups, AS_OF).map(
    ({ vendor, ceiling, component: index }) => `${vendor} ${ceiling} ${parts[index]?.number}`,
  );
}

suite('part numbers of other makers', () => {
  const parts = decoys();
  test('the list is whole', () => assert.ok(parts.length > 16_900, String(parts.length)));
  test('none is marked where no maker is stated', () =>
    assert.deepEqual(
      marked(parts, ({ number }) => [`model-number: ${number}`]),
      [],
    ));
  test('none is marked where a distributor is stated', () =>
    assert.deepEqual(
      marked(parts, ({ number }) => [`supplier: Mouser Electronics`, `model-number: ${number}`]),
      [],
    ));
  test('with their makers only those of a vendor are', () => {
    const made = parts.filter(({ maker }) => maker !== '-');
    assert.deepEqual(
      marked(made, ({ maker, number }) => [`manufacturer: ${maker}`, `model-number: ${number}`]),
      ['BC66', 'BC95', 'L70-R', 'L80-R', 'M95'].map(number => `quectel error ${number}`),
    );
  });
});

/** Orderable numbers, and whose they are: also what the grammar has to let alone. */
const numbers: Readonly<Record<string, string>> = {
  quectel:
    'EC25-AF EC25-E EC21-AUX EC25AFFA-512-STD EG25-G EG25GGB-256-SGNS EG91-NAX EG95-EX EP06-A EM05-G EM12-G EM160R-GL EC200U-CN EC200A-EU EG915U-EU EG912Y-EU RM500Q-GL RM520N-GL RM520N-EU RM520NGLAA-M20-SGASA RM500U-CN RG500Q-EA RG650V-EU RG255C-GL BG95-M3 BG96-E BG77-GL BG770A-GL BG600L-M3 BG96MA-128-SGN BC66NB-04 BC66NB-04-STD BC68JA-02-STD BC95-G BC660K-GL BC260Y-CN Quectel-EC25-AF',
  fibocom:
    'FM350-GL FM101-GL FM160-EAU FM650-CN FG132-NA FG150-AE FG360-EAU NL668-AM NL652-EU NL678-E1 L610-EU L716-EU L850-GL L860-GL-16 MA510-GL FM350-GL-00',
  huawei:
    'Hi3516DV300 Hi3516CV610 Hi3518EV300 Hi3519AV100 Hi3520DV400 Hi3531DV200 Hi3536 Hi3559AV100 Hi3516CRBCV500 hi3516ev200 Hi3798MV200H Hi3798CV200 Hi3716MV410 Hi3861LV100 Hi3861V100 Hi3881V100 Hi3660 Hi3670 Hi6220 ME909s-120 ME909s-821ap ME909u-521 ME906s-158 MU709s-2 MU609 MH5000-31',
  cxmt: 'CXDQ3BFAM CXDQ3BFAM-CG CXDQ3A8AM-WG CXDB4CBAM-EA-M CXDB5CCAM-ML CXDB5CCBM-MA-M',
  ymtc: 'TiPlus5000 TiPro7000 ZHITAI-TiPlus7100',
  hikvision:
    'DS-2CD2043G2-I DS-2CD2143G2-ISU(2.8mm) DS-2CD6365G0E-IVS DS-2DE4425IWG-E DS-2DF8C842IXS-AEL iDS-2CD7146G0-IZS DS-2CE16H0T-ITF DS-2TD2617B-6/PA DS-2XS6A46G1/P-IZS/C36S80 DS-2AE5225TI-A DS-7616NXI-K2/16P DS-7108NI-Q1/8P iDS-7204HUHI-M1/S DS-9632NI-M8 DS-MP5604-SD/GW',
  dahua:
    'DH-IPC-HFW2431S-S2 DHI-NVR4104HS-4KS2 IPC-HDW3849H-AS-PV IPC-HFW5442T-ASE IPC-HDBW4431R-ZS DH-XVR5108HS DHI-ASI7213X DH-SD49225XA-HNR HAC-HFW1200T',
  zte: 'ZXHN-F660 ZXHN_H298A ZXA10-C320 ZXR10-5928E ZXV10-W300 ZXMP-S385 ZXDSL-831',
};

const looksAlike =
  'ZXMP4A16G ZXMP6A13F ZXMP10A13F ZXMN2A14F ZXMHC3A01 ZXTN2018F ZXTP25020 ZXCT1009 ZXLD1350 ZXGD3006 ZXRE160 ZXMP3A17E6 HI-3593PQI HI3593PCI HI-3717A HI-8582 Hi3593 Hi3717 CXD5602GG CXD2911 CXDX4000 BC547B BC817-25 BC66 BC95 BC857BS EC25 EC25XYZ XEC25-AF EC-25 EG25 EM12 L610 L86 L76 FM350 FM25V10-G FM24CL64B FG16 FMB130 NL668 MA510 MC60 M95 M9506 SC20 AG35 UC20 MU609X RM500 BG95 BG96XX DS-2 DS220+ DS-530 DS18B20 DS-7000 DS-9500 DS1307 DS3231 IPC-A-610 IPC-2221 IPC-7351 NVR-100 PD785 PD70-10 F660 S5700 AR1220 PC300 PC817 MF644Cdw TL072 STM32F407 TC-C32 IPC2124 XM530 HG8245 TiPlusX X1-DS-2CD2043 DS-2CDX SN74LVC1G EVO-970 P3245-LV'.split(
    ' ',
  );

suite('part numbers of vendors', () => {
  for (const [vendor, list] of Object.entries(numbers)) {
    test(`of ${vendor} are marked where nobody is stated, and by a distributor at most as a warning`, () => {
      const parts = list.split(' ').map(number => ({ maker: '-', number }));
      const found = marked(parts, ({ number }) => [`model-number: ${number}`]);
      assert.deepEqual(
        parts.filter(({ number }) => !found.some(one => one.startsWith(`${vendor} `) && one.endsWith(` ${number}`))),
        [],
      );
      assert.equal(found.length, parts.length, found.join('; '));
      const supplied = marked(parts, ({ number }) => ['supplier: Mouser Electronics', `model-number: ${number}`]);
      assert.deepEqual(
        supplied.filter(one => !one.startsWith(`${vendor} warning `)),
        [],
      );
      assert.equal(supplied.length, parts.length);
    });
    test(`of ${vendor} overrule no stated maker`, () => {
      const parts = list.split(' ').map(number => ({ maker: '-', number }));
      const found = marked(parts, ({ number }) => ['manufacturer: Contoso Devices', `model-number: ${number}`]);
      assert.deepEqual(
        found.filter(one => !one.startsWith(`${vendor} information `)),
        [],
      );
      assert.equal(found.length, parts.length);
    });
  }
  test('numbers that look alike are nobody’s here', () =>
    assert.deepEqual(
      marked(
        looksAlike.map(number => ({ maker: '-', number })),
        ({ number }) => [`model-number: ${number}`],
      ),
      [],
    ));
});
