import type { ComponentDraft } from '../bom-builder.ts';
import { readEach, readObject } from '../members.ts';
import { asActors, type ComponentFields, type Context, claim } from './context.ts';
import { readOrganisationOrPerson } from './organisation.ts';

/** Who looks after data does not make it; who owns it is said to. */
function readKeepers(context: Context, component: ComponentDraft): void {
  asActors(context, () =>
    readEach(context.cursor, () => readOrganisationOrPerson(context, component, 'document-actor')),
  );
}

const governanceFields: ComponentFields = new Map([
  [
    'owners',
    (context, component) => readEach(context.cursor, () => readOrganisationOrPerson(context, component, 'data-owner')),
  ],
  ['custodians', readKeepers],
  ['stewards', readKeepers],
]);

function readEndpoints(context: Context, component: ComponentDraft): void {
  const { cursor } = context;
  const label = `data ${cursor.key}`;
  readEach(cursor, () => claim(context, component, 'url', cursor.text(), { label }));
}

const dataFields: ComponentFields = new Map([
  ['governance', (context, component) => void readObject(context, governanceFields, component)],
  ['source', readEndpoints],
  ['destination', readEndpoints],
]);

/** Reads a list of data sets or of data flows of a service. */
export function readData(context: Context, component: ComponentDraft): void {
  readEach(context.cursor, () => readObject(context, dataFields, component));
}

const parameterFields: ComponentFields = new Map([['datasets', readData]]);

const modelCardFields: ComponentFields = new Map([
  ['modelParameters', (context, component) => void readObject(context, parameterFields, component)],
]);

/** Reads whose data a model was trained on. */
export function readModelCard(context: Context, component: ComponentDraft): void {
  readObject(context, modelCardFields, component);
}
