import type { Claim, Role, Stated } from '../../../model/claim.ts';
import { CsvReader } from '../../../syntax/csv.ts';
import type { Source } from '../../../text/source.ts';
import type { BomBuilder, ComponentDraft } from '../../bom-builder.ts';
import { claimDevice, type DeviceDraft, keep, newDevice, safePart, saysSomething } from '../device.ts';
import { leadingMaker } from '../leading-maker.ts';
import { deviceStatus, statedDate } from '../status.ts';
import type { Table } from './columns.ts';
import type { Field } from './headers.ts';

const organisation = { party: 'organization' } as const;
const brand = { party: 'organization', label: 'brand' } as const;
const leading = { party: 'organization', label: 'leading words of the model' } as const;

/** Reads the rows of a table one by one. */
export class RowReader {
  readonly csv: CsvReader;
  readonly #table: Table;
  readonly #vendorRole: Role;

  constructor(source: Source, table: Table, start = table.body, end = source.length) {
    this.csv = new CsvReader(source.text, table.delimiter, start, end);
    this.#table = table;
    const { columns } = table;
    this.#vendorRole = columns.has('manufacturer') || columns.has('brand') ? 'supplier' : 'manufacturer';
  }

  /** Reads the row that `csv` stands on. */
  read(bom: BomBuilder): ComponentDraft {
    const { start, end } = this.csv.row;
    const component = bom.start('component', start);
    component.span = { start, end };
    component.kind = this.#table.kind === 'parts' ? 'hardware' : 'device';
    const device = newDevice();
    const { fields } = this.#table;
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index];
      if (field !== undefined) this.#readCell(field, index, component, device);
    }
    component.name ??= device.model && safePart(device.model);
    if (!component.claims.some(({ role }) => role === 'manufacturer')) claimLeadingMaker(component);
    component.device = device;
    return component;
  }

  #readCell(field: Field, index: number, component: ComponentDraft, device: DeviceDraft): void {
    const value = this.csv.value(index);
    if (!saysSomething(value)) return;
    const stated = { value, span: this.csv.cell(index) };
    readFact(field, stated, component, device);
    const role = field === 'vendor' ? this.#vendorRole : organisationRoles[field];
    if (role !== undefined) {
      if (role === 'manufacturer') device.manufacturer ??= stated;
      claimDevice(component, role, stated, field === 'brand' ? brand : organisation);
      return;
    }
    const other = otherRoles[field];
    if (other !== undefined) claimDevice(component, other.role, stated, other.more);
  }
}

const organisationRoles: Readonly<Partial<Record<Field, Role>>> = {
  manufacturer: 'manufacturer',
  brand: 'manufacturer',
  supplier: 'supplier',
};

const otherRoles: Readonly<Partial<Record<Field, { readonly role: Role; readonly more?: Pick<Claim, 'label'> }>>> = {
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
};

function readFact(field: Field, stated: Stated<string>, component: ComponentDraft, device: DeviceDraft): void {
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
    case 'quantity':
      device.quantity = quantityOf(value);
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

function quantityOf(text: string): number {
  const found = /^\d{1,9}(?=$|[^\d])/.exec(text)?.[0];
  return found === undefined ? 1 : Math.max(1, Number(found));
}

/** `广和通 L610`, `Hikvision DS-2CD2043G2-I`: where no column states the maker, the words before the model number may. */
function claimLeadingMaker(component: ComponentDraft): void {
  const model = component.claims.find(({ role, label }) => role === 'model-number' && label !== 'value');
  if (!model || model.span.end - model.span.start !== model.value.length) return;
  const maker = leadingMaker(model.value);
  if (maker === undefined) return;
  const span = { start: model.span.start, end: model.span.start + maker.length };
  claimDevice(component, 'manufacturer', { value: maker, span }, leading);
}
