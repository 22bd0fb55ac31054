import type { LicenceClaim } from '../../model/component.ts';
import type { ComponentDraft } from '../bom-builder.ts';
import { readEach, readObject } from '../members.ts';
import { asActors, type ComponentFields, type Context } from './context.ts';
import { readOrganisationOrPerson } from './organisation.ts';

const licensingFields: ComponentFields = new Map([
  ['licensor', (context, component) => readOrganisationOrPerson(context, component, 'licensor')],
  // who received a licence did not make the component
  ['licensee', (context, component) => readActor(context, component)],
  ['purchaser', (context, component) => readActor(context, component)],
]);

function readActor(context: Context, component: ComponentDraft): void {
  asActors(context, () => readOrganisationOrPerson(context, component, 'document-actor'));
}

const licenceFields: ComponentFields = new Map([
  ['id', (context, component) => addLicence(context, component, 'id')],
  ['name', (context, component) => addLicence(context, component, 'name')],
  ['licensing', (context, component) => void readObject(context, licensingFields, component)],
]);

const choiceFields: ComponentFields = new Map([
  ['expression', (context, component) => addLicence(context, component, 'expression')],
  ['license', (context, component) => void readObject(context, licenceFields, component)],
  ['licensing', (context, component) => void readObject(context, licensingFields, component)],
]);

const concludedOnly = { concluded: true } as const;

function addLicence({ cursor, concluded }: Context, component: ComponentDraft, form: LicenceClaim['form']): void {
  const text = cursor.text();
  if (text) component.license(form, text, concluded ? concludedOnly : undefined);
}

/** Reads a list of licences, with who granted them to whom. */
export function readLicences(context: Context, component: ComponentDraft): void {
  readEach(context.cursor, () => readObject(context, choiceFields, component));
}
