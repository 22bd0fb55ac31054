import type { Role } from '../../model/claim.ts';
import type { TapeText } from '../../syntax/tape-text.ts';
import type { ComponentDraft } from '../bom-builder.ts';
import { readEach } from '../members.ts';
import { propertyRole } from '../property-role.ts';
import { type Context, claim } from './context.ts';

/** Reads a list of properties. What a property's name and value clearly identify has that role; the others are mentions. */
export function readProperties(context: Context, component: ComponentDraft): void {
  const { cursor } = context;
  readEach(cursor, () => {
    if (!cursor.enter('object')) return;
    let name = '';
    let value: TapeText | undefined;
    while (cursor.next()) {
      if (cursor.key === 'name') name = cursor.string()?.value ?? '';
      else if (cursor.key === 'value') value = cursor.scalar();
    }
    const role: Role = value ? propertyRole(name, value) : 'property';
    claim(context, component, role, value, { label: name });
  });
}
