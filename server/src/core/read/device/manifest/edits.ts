import type { Annotate, Annotation, MarkReplaced, ReplaceVendor } from '../../../model/format.ts';
import { placeholder } from '../../../model/plan.ts';
import type { YamlMapping } from '../../../syntax/yaml.ts';
import { entryOf, states, YamlEditor } from '../../../syntax/yaml-edit.ts';
import type { TextEdit } from '../../../text/edit.ts';

/** What no longer holds when another device is planned: numbers, addresses and parts of the one before. */
const identifying = ['partNumber', 'serialNumbers', 'firmware', 'network', 'identifiers', 'urls', 'components'];

const impossible = 'The device cannot be edited as it stands.';

/** Plans a device with another maker: its model is to be chosen, and what identified it goes. */
export const replaceVendor: ReplaceVendor = (source, _bom, component, vendor, from) => {
  const editor = new YamlEditor(source);
  const device = editor.mappingAt(component.span.start);
  if (!device) return impossible;
  const supplier = entryOf(device, 'supplier');
  if (supplier && states(supplier, from.span)) return edits([editor.write(supplier, vendor)]);
  const makers = ['manufacturer', 'brand'].flatMap(key => entryOf(device, key) ?? []);
  const isDone = makers.length > 0 && makers.every(({ value }) => value.kind === 'scalar' && value.text === vendor);
  if (isDone) return [];
  // An organisation may be written as a text, or as a mapping of its name and country.
  const stated = makers.map(maker => editor.write(maker, vendor, true));
  if (stated.includes(undefined)) return impossible;
  const model = entryOf(device, 'model');
  return edits([
    ...(makers.length > 0 ? stated : [editor.add(device, 'manufacturer', vendor)]),
    model ? editor.write(model, placeholder) : editor.add(device, 'model', placeholder),
    ...identifying.map(key => {
      const entry = entryOf(device, key);
      return entry && editor.clear(entry);
    }),
  ]);
};

/** Notes something on a device, behind what its notes say already. */
export const annotate: Annotate = (source, _bom, component, note) => {
  const editor = new YamlEditor(source);
  const device = editor.mappingAt(component.span.start);
  if (!device) return impossible;
  return noted(editor, device, note);
};

function noted(
  editor: YamlEditor,
  device: YamlMapping,
  { text, says = text }: Annotation,
): readonly TextEdit[] | string {
  const notes = entryOf(device, 'notes');
  const before = notes?.value.kind === 'scalar' ? notes.value.text.trim() : '';
  if (before.includes(says)) return [];
  const edit = notes
    ? editor.write(notes, before === '' ? text : `${before} ${text}`)
    : editor.add(device, 'notes', text);
  return edit ? [edit] : impossible;
}

/** Says that a device that is there will give way to one of another maker. */
export const markReplaced: MarkReplaced = (source, _bom, component, vendor) => {
  const editor = new YamlEditor(source);
  const device = editor.mappingAt(component.span.start);
  if (!device) return impossible;
  const written = [set(editor, device, 'status', 'being-replaced'), set(editor, device, 'replacedBy', vendor)];
  return written.includes('impossible') ? impossible : written.filter(edit => typeof edit === 'object');
};

/** Gives an entry a value, whether it is there or not; nothing where it has that value. */
function set(editor: YamlEditor, device: YamlMapping, key: string, text: string): TextEdit | 'impossible' | undefined {
  const entry = entryOf(device, key);
  if (entry?.value.kind === 'scalar' && entry.value.text === text) return undefined;
  return (entry ? editor.write(entry, text) : editor.add(device, key, text)) ?? 'impossible';
}

function edits(list: readonly (TextEdit | undefined)[]): readonly TextEdit[] {
  return list.filter(edit => edit !== undefined);
}
