import type { ComponentPlace } from '../../model/component.ts';
import type { ComponentDraft } from '../bom-builder.ts';
import { readEach, readObject } from '../members.ts';
import { readName, readRef, readSignature, readVersion, text } from './component.ts';
import { type ComponentFields, type Context, claim, since } from './context.ts';
import { readData } from './data.ts';
import { readLicences } from './licences.ts';
import { readOrganisation } from './organisation.ts';
import { readParties } from './party.ts';
import { readProperties } from './properties.ts';
import { readReferences } from './references.ts';

const serviceFields: ComponentFields = new Map([
  ['bom-ref', readRef],
  ['provider', (context, service) => readOrganisation(context, service, 'provider')],
  ['group', text('group')],
  ['name', readName],
  ['version', readVersion],
  ['description', text('description')],
  ['endpoints', readEndpoints],
  ['data', readData],
  ['licenses', readLicences],
  ['externalReferences', readReferences],
  ['services', (context, service) => readServices(context, service.place, service)],
  ['properties', readProperties],
  ['signature', readSignature],
  ['parties', since('2.0', readParties)],
  ['signatures', since('2.0', readSignature)],
]);

function readEndpoints(context: Context, service: ComponentDraft): void {
  const { cursor } = context;
  readEach(cursor, () => claim(context, service, 'url', cursor.text(), { label: 'endpoint' }));
}

/** Reads a list of services, nested ones included. */
export function readServices(context: Context, place: ComponentPlace, parent?: ComponentDraft): void {
  const { cursor, bom } = context;
  readEach(cursor, () => {
    if (cursor.kind !== 'object') return;
    const start = cursor.start;
    const service = bom.start(place, start, parent);
    service.kind = 'service';
    readObject(context, serviceFields, service);
    service.span = { start, end: cursor.end };
  });
}
