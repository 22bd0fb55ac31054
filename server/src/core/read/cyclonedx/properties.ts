import type { Role } from '../../model/claim.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import type { ComponentDraft } from '../bom-builder.ts';
import { readEach } from '../members.ts';
import { textRole } from '../property-role.ts';
import { type Context, claim } from './context.ts';

/** Names that cdxgen gives to what a computer says of its parts, with or without its own prefix. */
const hbom = /^(?:cdx:)?hbom:/;
/** Of which registry the id of a vendor is, by the class of the part. */
const registries: ReadonlyMap<string, Role> = new Map([
  ['usb-device', 'usb-id'],
  ['usb-controller', 'usb-id'],
  ['pci-device', 'pci-id'],
]);

/** Reads a list of properties. What a property's name and value clearly identify has that role; the others are mentions. */
export function readProperties(context: Context, component: ComponentDraft): void {
  const { cursor } = context;
  let hardwareClass = '';
  let vendorId: { readonly name: string; readonly value: TapeText } | undefined;
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let name = '';
    let value: TapeText | undefined;
    while (cursor.next()) {
      if (cursor.key === 'name') name = cursor.word() ?? '';
      else if (cursor.key === 'value') value = cursor.scalar();
    }
    const own = value && hbom.test(name) ? name.replace(hbom, '') : '';
    if (own === 'hardwareClass') hardwareClass = value?.value ?? '';
    if (own === 'vendorId' && value) {
      vendorId = { name, value };
      return;
    }
    const role: Role = value ? textRole(name, value) : 'property';
    claim(context, component, role, value, context.bom.labelled(name));
  });
  // its class may stand behind it
  if (vendorId)
    claim(context, component, registries.get(hardwareClass) ?? 'property', vendorId.value, { label: vendorId.name });
}
