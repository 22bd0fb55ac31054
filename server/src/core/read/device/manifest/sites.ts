import { type OrganisationKind, organisationKinds, type Site } from '../../../model/component.ts';
import { fieldsOf, passed, readEach } from '../../members.ts';
import { type DeviceContext, textOf } from '../decode.ts';
import { readKnown } from './fields.ts';
import { siteShape } from './shape.ts';

/** A site while it is read, with the id by which devices name it. */
export interface SiteDraft {
  id: string | undefined;
  name: string | undefined;
  organisationKind: OrganisationKind | undefined;
  jurisdiction: string | undefined;
  sensitive: boolean;
  span: Site['span'];
}

const { fields } = siteShape;

function readOrganisationKind(context: DeviceContext, site: SiteDraft): void {
  const stated = textOf(context);
  site.organisationKind = organisationKinds.find(known => known === stated?.value);
  if (!stated || site.organisationKind !== undefined) return;
  const message = 'The manifest knows no such kind of organisation; which rules bind this site is not known.';
  context.problems.add('unknown-organization-kind', 'warning', message, stated.span.start, stated.span.end);
}

const siteFields = fieldsOf<DeviceContext, SiteDraft, typeof fields>({
  id: (context, site) => void (site.id = textOf(context)?.value),
  name: (context, site) => void (site.name = textOf(context)?.value),
  organization: passed,
  organizationKind: readOrganisationKind,
  jurisdiction: (context, site) => void (site.jurisdiction = textOf(context)?.value.toUpperCase()),
  sensitive: ({ cursor }, site) => void (site.sensitive = cursor.stated()?.value === 'true'),
  address: passed,
});

/** Reads one site or a list of them. */
export function readSites(context: DeviceContext, sites: SiteDraft[]): void {
  const { cursor } = context;
  readEach(cursor, () => {
    const { start } = cursor;
    const site: SiteDraft = {
      id: undefined,
      name: undefined,
      organisationKind: undefined,
      jurisdiction: undefined,
      sensitive: false,
      span: { start, end: start },
    };
    if (!readKnown(context, siteFields, site)) return;
    site.span = { start, end: cursor.end };
    sites.push(site);
  });
}
