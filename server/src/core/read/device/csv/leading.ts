import type { ComponentDraft } from '../../bom-builder.ts';
import { claimDevice, type DeviceDraft } from '../device.ts';
import { productMakerAt } from '../known.ts';
import { leadingMaker } from '../leading-maker.ts';

const ofModel = { party: 'organization', label: 'leading words of the model' } as const;
const ofName = { party: 'organization', label: 'leading words of the name' } as const;

/** `广和通 L610`, `Hikvision DS-2CD2043G2-I`: where no column states the maker, the words before the model number may. */
export function claimLeadingMaker(component: ComponentDraft, device: DeviceDraft): void {
  const model = component.claims.find(({ role, label }) => role === 'model-number' && label !== 'value');
  if (!model || model.span.end - model.span.start !== model.value.length) return;
  const maker = leadingMaker(model.value);
  if (maker === undefined) return;
  const stated = { value: maker, span: { start: model.span.start, end: model.span.start + maker.length } };
  device.manufacturer ??= stated;
  claimDevice(component, 'manufacturer', stated, ofModel);
}

/** `Hikvision DS-2CD2143G2-I` under `Device`: of a name only makers that are known are taken for one. */
export function claimMakerOfName(component: ComponentDraft, device: DeviceDraft): void {
  for (const { role, value, span } of component.claims) {
    const length = role === 'name' && span.end - span.start === value.length ? productMakerAt(value) : 0;
    if (length === 0) continue;
    const stated = { value: value.slice(0, length), span: { start: span.start, end: span.start + length } };
    device.manufacturer ??= stated;
    claimDevice(component, 'manufacturer', stated, ofName);
    return;
  }
}
