import type { Claim, Inside } from '../../model/claim.ts';
import type { Bom, Component } from '../../model/component.ts';
import type { FirmwareImage } from '../../model/image.ts';
import { escapeUnprintable } from '../safe.ts';

/** Kinds of components that CycloneDX 1.6 has. */
const kinds: ReadonlySet<string> = new Set([
  'application',
  'framework',
  'library',
  'container',
  'platform',
  'operating-system',
  'device',
  'device-driver',
  'firmware',
  'file',
  'machine-learning-model',
  'data',
  'cryptographic-asset',
]);

/** Signs of one component that are told. */
const mostOccurrences = 500;

/**
 * What was found in an image as CycloneDX 1.6: the image as its firmware, each component with where it stands, and by
 * `compositions` that the list is not whole where bytes were not looked into.
 * @param version of this program
 */
export function imageAsCycloneDx(bom: Bom, image: FirmwareImage, name: string, version: string): string {
  const [product, ...parts] = bom.components;
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      tools: { components: [{ type: 'application', name: 'bomwarden', version }] },
      component: {
        type: 'firmware',
        'bom-ref': refOf(0),
        name,
        properties: [
          { name: 'bomwarden:image:bytes', value: String(image.size) },
          { name: 'bomwarden:image:bytes-not-looked-into', value: String(image.unread) },
        ],
        ...evidenceOf(product),
      },
    },
    components: parts.map(componentOf),
    compositions: [{ aggregate: image.unread > 0 ? 'incomplete' : 'unknown', assemblies: [refOf(0)] }],
  };
  return `${escapeUnprintable(JSON.stringify(document, null, 2))}\n`;
}

function refOf(index: number): string {
  return `image:${index}`;
}

function componentOf(component: Component): object {
  const { index, kind, name, version, claims } = component;
  const firstOf = (role: Claim['role']) => claims.find(claim => claim.role === role)?.value;
  const [purl, cpe] = [firstOf('purl'), firstOf('cpe')];
  return {
    type: kind !== undefined && kinds.has(kind) ? kind : kind === 'hardware' ? 'device' : 'file',
    'bom-ref': refOf(index),
    name: name?.value ?? '',
    ...(version ? { version: version.value } : {}),
    ...(cpe === undefined ? {} : { cpe }),
    ...(purl === undefined ? {} : { purl }),
    ...evidenceOf(component),
  };
}

/** `uImage/rootfs/etc/ssl/dev.pem`; `/` is the image itself. */
function locationOf({ path }: Inside): string {
  return path.length > 0 ? path.join('/') : '/';
}

function evidenceOf(component: Component | undefined): object {
  if (!component) return {};
  const signs = component.claims.filter(({ inside }) => inside !== undefined).slice(0, mostOccurrences);
  const occurrences = signs.map(({ role, value, inside, span }) => ({
    location: inside ? locationOf(inside) : '/',
    offset: inside?.offset ?? span.start,
    additionalContext: `${role}: ${value}`,
  }));
  if (occurrences.length > 0) return { evidence: { occurrences } };
  const { inside } = component;
  return inside ? { evidence: { occurrences: [{ location: locationOf(inside), offset: inside.offset }] } } : {};
}
