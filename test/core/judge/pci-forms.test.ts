import assert from 'node:assert/strict';
import { reviewText } from '../../support/review.ts';

/** What section 889 makes of the only component of Huawei in the text. */
function outcomeOf(text: string): readonly string[] {
  return reviewText(text, ['us-federal-agency']).findings.flatMap(({ vendor, judgements }) =>
    judgements.flatMap(({ verdicts }) =>
      verdicts.filter(({ instrument }) => instrument === 'us-ndaa-889').map(({ outcome }) => `${vendor} ${outcome}`),
    ),
  );
}

const huawei = 'Huawei Technologies Co., Ltd.';
const other = '00:00.0 Host bridge: Intel Corporation 440FX - 82441FX PMC [Natoma] (rev 02)\n';

suite('one chip of the PCI bus in every form that lspci prints', () => {
  const forms: Readonly<Record<string, string>> = {
    '-nn': `${other}02:00.0 VGA compatible controller [0300]: ${huawei} Hi171x Series [iBMC Intelligent Management system chip w/VGA support] [19e5:1711] (rev 01)\n`,
    '-n': '00:00.0 0600: 8086:1237 (rev 02)\n02:00.0 0300: 19e5:1711 (rev 01)\n',
    plain: `${other}02:00.0 VGA compatible controller: ${huawei} Hi171x Series (rev 01)\n`,
    'of an old registry': `${other}02:00.0 VGA compatible controller: ${huawei} Device 1711 (rev 01)\n`,
    '-mm -nn': `02:00.0 "VGA compatible controller [0300]" "${huawei} [19e5]" "Hi1710 [1711]" -r01 "" ""\n`,
    '-mm -nn of an old registry': `02:00.0 "VGA compatible controller [0300]" "${huawei} [19e5]" "Device [1711]" -r01 "" ""\n`,
    '-vmm -nn': `Slot:\t02:00.0\nClass:\tVGA compatible controller [0300]\nVendor:\t${huawei} [19e5]\nDevice:\tDevice [1711]\nRev:\t01\n`,
  };
  for (const [form, text] of Object.entries(forms)) {
    test(`${form}: whether section 889 covers it cannot be determined`, () =>
      assert.deepEqual(outcomeOf(text), ['huawei cannot-determine']));
  }

  test('another product under the same id is judged by itself', () => {
    assert.deepEqual(outcomeOf('00:00.0 0600: 8086:1237 (rev 02)\n02:00.0 0200: 19e5:fff0 (rev 01)\n'), [
      'huawei prohibited',
    ]);
  });
});
