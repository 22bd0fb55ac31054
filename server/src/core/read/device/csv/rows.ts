import type { Claim, Role, Stated } from '../../../model/claim.ts';
import type { CsvReader } from '../../../syntax/csv.ts';
import { printable } from '../../../text/printable.ts';
import type { Problems } from '../../../text/problems.ts';
import type { Source } from '../../../text/source.ts';
import type { BomBuilder, ComponentDraft } from '../../bom-builder.ts';
import { claimDevice, type DeviceDraft, keep, newDevice, safePart, saysSomething } from '../device.ts';
import { deviceStatus, statedDate } from '../status.ts';
import { type Combined, piecesOf, sourcesIn } from './combined.ts';
import type { ColumnField } from './headers.ts';
import { claimLeadingMaker, claimMakerOfName } from './leading.ts';
import { withoutMarkup } from './markup.ts';
import { isLeftOff, quantityOf } from './quantity.ts';
import { type Group, type Table, textIn } from './table.ts';
import { isAlternateRow, RowWalker } from './walker.ts';

const organisation = { party: 'organization' } as const;
const brand = { party: 'organization', label: 'brand' } as const;

/** Reads the rows of a table one by one. */
export class RowReader {
  readonly walker: RowWalker;
  readonly #problems: Problems;
  /** The part that alternates in rows of their own may stand for. */
  #part: ComponentDraft | undefined;

  constructor(source: Source, table: Table, problems: Problems) {
    this.walker = new RowWalker(textIn(source, table), table);
    this.#problems = problems;
  }

  get csv(): CsvReader {
    return this.walker.csv;
  }

  /** Reads the row that `csv` stands on: the first part of it, and those that may be fitted instead or stand beside it. */
  read(bom: BomBuilder): void {
    const { fields, groups } = this.walker.table;
    const { component, device } = this.#start(bom);
    const others: Combined[] = [];
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index];
      if (field === undefined) continue;
      if (field === 'source') others.push(...this.#readSources(index, component, device));
      else this.#readCell(field, index, component, device);
    }
    component.name ??= device.model && safePart(device.model);
    if (!component.claims.some(({ role }) => role === 'manufacturer')) claimLeadingMaker(component, device);
    if (!this.#hasMakers) claimMakerOfName(component, device);
    if (this.#part && isAlternateRow(this.walker)) {
      becomeAlternate(component, device, this.#part);
      return;
    }
    this.#part = component;
    for (const other of others) this.#readAlternate(bom, component, part => claimCombined(part, other));
    for (const group of groups) this.#readGroup(bom, component, group);
  }

  #start(bom: BomBuilder): Part {
    const { start, end } = this.csv.row;
    const component = bom.start('component', start);
    component.span = { start, end };
    component.kind = this.walker.table.kind === 'parts' ? 'hardware' : 'device';
    const device = newDevice();
    component.device = device;
    bom.componentCount++;
    return { component, device };
  }

  /** The sources of a part that stand in one cell: of a part without another, the first is it. */
  #readSources(index: number, component: ComponentDraft, device: DeviceDraft): readonly Combined[] {
    const sources = this.#sources(index);
    const [first, ...rest] = sources;
    // A number of one's own may stand beside the list of approved ones.
    if (!first || device.manufacturer) return sources;
    claimCombined({ component, device }, first);
    return rest;
  }

  #sources(index: number): readonly Combined[] {
    const stated = this.#stated(index);
    return stated ? sourcesIn(stated) : [];
  }

  #readGroup(bom: BomBuilder, first: ComponentDraft, group: Group): void {
    const { columns } = group;
    const filled = columns.filter(({ index }) => this.#stated(index) !== undefined);
    if (filled.length === 0) return;
    const sources = filled.flatMap(({ field, index }) => (field === 'source' ? this.#sources(index) : []));
    for (const source of sources) this.#readAlternate(bom, first, part => claimCombined(part, source), group);
    const plain = filled
      .filter(({ field }) => field !== 'source')
      .map(column => this.#listed(column, group.isAlternate));
    // `EC25-E, SIM7600` beside `Quectel, SIMCom`: as many pieces in each cell are as many parts.
    const count = Math.max(0, ...plain.map(({ pieces }) => pieces.length));
    const areLists = plain.every(({ pieces }) => pieces.length === count);
    for (let nth = 0; nth < (areLists ? count : Math.min(1, count)); nth++) {
      const read = ({ component, device }: Part) => {
        for (const { field, whole, pieces } of plain) {
          this.#state(field, (areLists ? pieces[nth] : undefined) ?? whole, component, device);
        }
        if (!device.manufacturer) claimLeadingMaker(component, device);
      };
      this.#readAlternate(bom, first, read, group);
    }
  }

  #listed({ index, field }: Group['columns'][number], isAlternate: boolean) {
    const whole = this.#stated(index) ?? { value: '', span: this.csv.cell(index) };
    const pieces = isAlternate ? piecesOf(whole) : [whole];
    return { field: field === 'vendor' ? ('manufacturer' as const) : field, whole, pieces };
  }

  #readAlternate(bom: BomBuilder, first: ComponentDraft, read: (part: Part) => void, group = alternates): void {
    const part = this.#start(bom);
    read(part);
    const { component, device } = part;
    component.name = device.model && safePart(device.model);
    device.site = first.device?.site;
    if (group.isInside) {
      component.parent = first.index;
      component.kind = 'hardware';
    }
    if (group.isAlternate) becomeAlternate(component, device, first);
  }

  #stated(index: number): Stated<string> | undefined {
    const value = this.csv.value(index);
    if (!saysSomething(value)) return undefined;
    const stated = { value, span: this.csv.cell(index) };
    return this.walker.table.isMarkdown ? withoutMarkup(stated) : stated;
  }

  #readCell(field: ColumnField, index: number, component: ComponentDraft, device: DeviceDraft): void {
    if (field === 'quantity' || field === 'unfitted' || field === 'fitted') {
      this.#readQuantity(field, index, device);
      return;
    }
    const stated = this.#stated(index);
    if (stated) this.#state(field, stated, component, device);
  }

  #state(field: ColumnField, stated: Stated<string>, component: ComponentDraft, device: DeviceDraft): void {
    readFact(field, stated, component, device);
    const role = field === 'vendor' ? this.#vendorRole() : organisationRoles[field];
    if (role !== undefined) {
      if (role === 'manufacturer') device.manufacturer ??= stated;
      claimDevice(component, role, stated, field === 'brand' ? brand : organisation);
      return;
    }
    const other = otherRoles[field];
    if (other !== undefined) claimDevice(component, other.role, stated, other.more);
  }

  /** Where a column is there for makers or models, the name of a thing is what people call it. */
  get #hasMakers(): boolean {
    const { columns } = this.walker.table;
    return ofMakers.some(field => columns.has(field));
  }

  #vendorRole(): Role {
    const { columns } = this.walker.table;
    return columns.has('manufacturer') || columns.has('brand') ? 'supplier' : 'manufacturer';
  }

  #readQuantity(field: 'quantity' | 'unfitted' | 'fitted', index: number, device: DeviceDraft): void {
    const value = this.csv.value(index);
    if (value === '') return;
    if (field !== 'quantity') {
      if (isLeftOff(value, field)) device.quantity = 0;
      return;
    }
    const quantity = quantityOf(value, this.walker.table.inDecimals);
    if (quantity !== undefined) {
      // What is left off the board stays left off, whatever another column counts.
      if (device.quantity !== 0) device.quantity = quantity;
      return;
    }
    if (!saysSomething(value)) return;
    const { start, end } = this.csv.cell(index);
    this.#problems.notRead('value', 'unreadable-quantity', 'warning', sayUnreadable(value), { start, end });
  }
}

/** What one cell lists beside the first. */
const alternates: Pick<Group, 'isAlternate' | 'isInside'> = { isAlternate: true, isInside: false };

/** One is fitted, whichever it is: the first counts. */
function becomeAlternate(component: ComponentDraft, device: DeviceDraft, first: ComponentDraft): void {
  device.quantity = 0;
  component.place = 'alternate';
  component.insteadOf = first.index;
}

interface Part {
  readonly component: ComponentDraft;
  readonly device: DeviceDraft;
}

function sayUnreadable(value: string): string {
  return `“${printable(value, 40)}” is no quantity that can be read: one is counted.`;
}

const ofMakers: readonly ColumnField[] = ['manufacturer', 'brand', 'vendor', 'model', 'part', 'source'];

const organisationRoles: Readonly<Partial<Record<ColumnField, Role>>> = {
  manufacturer: 'manufacturer',
  brand: 'manufacturer',
  supplier: 'supplier',
};

const otherRoles: Readonly<
  Partial<Record<ColumnField, { readonly role: Role; readonly more?: Pick<Claim, 'label'> }>>
> = {
  model: { role: 'model-number' },
  part: { role: 'model-number', more: { label: 'part number' } },
  value: { role: 'model-number', more: { label: 'value' } },
  name: { role: 'name' },
  description: { role: 'description' },
  mac: { role: 'mac' },
  url: { role: 'url', more: { label: 'documentation' } },
  stream: { role: 'stream' },
  cpe: { role: 'cpe' },
  purl: { role: 'purl' },
  pen: { role: 'pen' },
  usb: { role: 'usb-id' },
  pci: { role: 'pci-id' },
  fcc: { role: 'fcc-id' },
  origin: { role: 'property', more: { label: 'country of origin' } },
  factory: { role: 'property', more: { label: 'factory' } },
};

function readFact(field: ColumnField, stated: Stated<string>, component: ComponentDraft, device: DeviceDraft): void {
  const { value } = stated;
  switch (field) {
    case 'name':
      component.name ??= safePart(stated);
      break;
    case 'model':
      device.model = stated;
      break;
    case 'part':
    case 'value':
      device.model ??= stated;
      break;
    case 'designator':
      component.ref ??= stated;
      break;
    case 'firmware':
      component.version ??= stated;
      break;
    case 'kind':
      device.kind = value.toLowerCase();
      break;
    case 'status':
      device.status ??= deviceStatus(value);
      break;
    case 'site':
      device.site = value;
      break;
    case 'location':
      device.site ??= value;
      keep(device, 'location', value);
      break;
    case 'serial':
      keep(device, 'serialNumbers', value);
      break;
    case 'asset':
      keep(device, 'assetTag', value);
      break;
    case 'address':
      keep(device, 'hosts', value);
      break;
    case 'notes':
      keep(device, 'notes', value);
      break;
    case 'purchased':
      device.purchasedOn = statedDate(value);
      break;
    case 'installed':
      device.installedOn = statedDate(value);
      break;
    case 'replace-by':
      device.replaceBy = statedDate(value);
      break;
  }
}

/** States of a part what one cell says of its maker and its number. */
function claimCombined({ component, device }: Part, { maker, model }: Combined): void {
  device.manufacturer ??= maker;
  device.model ??= model;
  claimDevice(component, 'manufacturer', maker, organisation);
  claimDevice(component, 'model-number', model, { label: 'part number' });
}
