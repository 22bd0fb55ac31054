import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const folder = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';

function schema(name: string): string {
  const text = readFileSync(join(folder, name), 'utf8');
  return text.replaceAll(/schemaLocation="[^"]*spdx[^"]*"/g, 'schemaLocation="spdx.SNAPSHOT.xsd"');
}

/** What the official schema of a version says against a CycloneDX document in XML. */
export async function schemaErrors(text: string, version: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'bom.xml', contents: text }],
    schema: [{ fileName: 'bom.xsd', contents: schema(`bom-${version}.SNAPSHOT.xsd`) }],
    preload: [{ fileName: 'spdx.SNAPSHOT.xsd', contents: schema('spdx.SNAPSHOT.xsd') }],
  });
  return errors.map(({ message }) => message);
}
