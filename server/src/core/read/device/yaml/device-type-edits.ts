import type { ReplaceVendor } from '../../../model/format.ts';
import { placeholder } from '../../../model/plan.ts';
import { entryOf, YamlEditor } from '../../../syntax/yaml-edit.ts';

const impossible = 'The device type cannot be edited as it stands.';

/** What describes the product that is no longer meant. */
const describing = ['part_number', 'description', 'comments', 'front_image', 'rear_image'];

/** Makes the type one of another maker: its model is to be chosen, and its slug with it. */
export const replaceVendor: ReplaceVendor = (source, _bom, component, vendor) => {
  const editor = new YamlEditor(source);
  const type = editor.mappingAt(component.span.start);
  const maker = type && entryOf(type, 'manufacturer');
  if (!type || !maker) return impossible;
  if (maker.value.kind === 'scalar' && maker.value.text === vendor) return [];
  const stated = editor.write(maker, vendor);
  if (!stated) return impossible;
  const model = entryOf(type, 'model');
  const slug = entryOf(type, 'slug');
  const edits = [
    stated,
    model && editor.write(model, placeholder),
    slug && editor.write(slug, placeholder.replaceAll(' ', '-')),
    ...describing.map(key => {
      const entry = entryOf(type, key);
      return entry?.value.kind === 'scalar' ? editor.clear(entry) : undefined;
    }),
  ];
  return edits.filter(edit => edit !== undefined);
};
