import type { Budget } from '../budget.ts';
import { type Bytes, fits, textAt, u32be } from '../bytes.ts';
import { checks } from '../checks.ts';
import type { Container, Found, ImageFact } from '../container.ts';
import { plainPart } from '../packed.ts';

const mostDepth = 64;
const mostNodes = 100_000;

interface Property {
  readonly path: readonly string[];
  readonly name: string;
  /** From the beginning of the tree. */
  readonly at: number;
  readonly size: number;
}

/** A flattened device tree, and the image of U-Boot that is one with files in it (FIT). */
export const fdt: Container = {
  kind: 'fdt',
  title: 'device tree',
  magics: [{ at: 0, bytes: [0xd0, 0x0d, 0xfe, 0xed] }],
  carved: true,
  find: (bytes, at, budget) => {
    const properties = propertiesOf(bytes, at, budget);
    return properties && !properties.some(isOfImages) ? treeFound(bytes, at, properties) : undefined;
  },
};

export const fit: Container = {
  kind: 'fit',
  title: 'U-Boot FIT image',
  magics: fdt.magics,
  carved: true,
  find: (bytes, at, budget) => {
    const properties = propertiesOf(bytes, at, budget);
    return properties?.some(isOfImages) ? fitFound(bytes, at, properties) : undefined;
  },
};

function isOfImages({ path }: Property): boolean {
  return path[0] === 'images' && path.length >= 2;
}

/** All properties; undefined where the structure is no tree from its first token to its last. */
function propertiesOf(bytes: Bytes, at: number, budget: Budget): readonly Property[] | undefined {
  const total = u32be(bytes, at + 4);
  const [structAt, stringsAt] = [u32be(bytes, at + 8), u32be(bytes, at + 12)];
  const [version, last] = [u32be(bytes, at + 20), u32be(bytes, at + 24)];
  if (total < 40 || !fits(bytes, at, total) || version < 16 || version > 17 || last > version) return undefined;
  const stringsSize = u32be(bytes, at + 32);
  const structSize = version >= 17 ? u32be(bytes, at + 36) : total - structAt;
  if (structAt % 4 !== 0 || structAt + structSize > total || stringsAt + stringsSize > total) return undefined;
  const end = structAt + structSize;
  const path: string[] = [];
  const properties: Property[] = [];
  let nodes = 0;
  budget.work(structSize >> 2);
  for (let place = structAt; place + 4 <= end; ) {
    const token = u32be(bytes, at + place);
    place += 4;
    if (token === 1) {
      const name = textAt(bytes, at + place, Math.min(256, end - place));
      place += (name.length + 4) & ~3;
      if (path.length >= mostDepth || ++nodes > mostNodes) return undefined;
      path.push(name);
    } else if (token === 2) {
      if (path.pop() === undefined) return undefined;
    } else if (token === 3) {
      const [size, nameAt] = [u32be(bytes, at + place), u32be(bytes, at + place + 4)];
      place += 8;
      if (nameAt >= stringsSize || size > end - place || path.length === 0) return undefined;
      const name = textAt(bytes, at + stringsAt + nameAt, 64);
      properties.push({ path: path.slice(1), name, at: place, size });
      place += (size + 3) & ~3;
    } else if (token === 9) {
      // an empty tree stands in programs that make one
      return path.length === 0 && properties.length > 0 ? properties : undefined;
    } else if (token !== 4) return undefined;
  }
  return undefined;
}

function treeFound(bytes: Bytes, at: number, properties: readonly Property[]): Found {
  const root = properties.filter(({ path }) => path.length === 0);
  const model = root.find(({ name }) => name === 'model');
  const name = model && textAt(bytes, at + model.at, model.size);
  return {
    size: u32be(bytes, at + 4),
    checked: checks.structure,
    ...(name ? { name } : {}),
    facts: [...compatibles(bytes, at, root), ...(model && name ? [modelFact(name, model)] : [])],
  };
}

function modelFact(value: string, { at }: Property): ImageFact {
  return { role: 'model-number', value, at, length: value.length };
}

/** The strings of the board: the first names it, the others what it is built on. */
function compatibles(bytes: Bytes, at: number, root: readonly Property[]): ImageFact[] {
  const facts: ImageFact[] = [];
  for (const property of root.filter(({ name }) => name === 'compatible')) {
    for (let place = property.at; place < property.at + property.size && facts.length < 50; ) {
      const value = textAt(bytes, at + place, property.at + property.size - place);
      const label = facts.length === 0 ? 'board' : 'built on';
      if (value !== '') facts.push({ role: 'compatible', value, at: place, length: value.length, label });
      place += value.length + 1;
    }
  }
  return facts;
}

function fitFound(bytes: Bytes, at: number, properties: readonly Property[]): Found {
  const total = u32be(bytes, at + 4);
  const images = new Map<string, Map<string, Property>>();
  for (const property of properties.filter(isOfImages)) {
    const [, image = '', ...below] = property.path;
    const own = images.get(image) ?? new Map<string, Property>();
    images.set(image, own);
    if (below.length === 0 && !own.has(property.name)) own.set(property.name, property);
  }
  const number = (property: Property | undefined) => property && u32be(bytes, at + property.at);
  const parts = [...images].flatMap(([image, own]) => {
    const data = own.get('data');
    if (data) return [plainPart(image, bytes, at, data.at, data.size)];
    const size = number(own.get('data-size'));
    const behind = number(own.get('data-offset'));
    const position =
      number(own.get('data-position')) ?? (behind === undefined ? undefined : ((total + 3) & ~3) + behind);
    return size === undefined || position === undefined ? [] : [plainPart(image, bytes, at, position, size)];
  });
  const end = parts.reduce((last, { at: place = 0, stored = 0 }) => Math.max(last, place + stored), total);
  const description = properties.find(({ path, name }) => path.length === 0 && name === 'description');
  const name = description && textAt(bytes, at + description.at, description.size);
  return { size: end, checked: checks.structure, ...(name ? { name } : {}), parts: () => parts };
}
