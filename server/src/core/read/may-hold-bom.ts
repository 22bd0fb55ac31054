import { nameKind } from './bom-name.ts';
import { isImageName } from './firmware/name.ts';

/** Endings of files that may hold an SBOM or a list of devices. Other tables, text with tabs or HTML, are called `.xls` too. */
const endings: ReadonlySet<string> = new Set(
  (
    'json jsonld jsonl ndjson xml yaml yml spdx rdf tag tv txt csv tsv xlsx xlsm xls xlsb xlt ods cdx bom sbom ' +
    'dts dtsi swidtag device_registry sigstore intoto att dsse'
  ).split(' '),
);

/**
 * Whether a file is opened where a folder or an archive is walked, by its name alone.
 * @param name without its folder
 */
export function mayHoldBom(name: string): boolean {
  const dot = name.lastIndexOf('.');
  if ((dot > 0 && endings.has(name.slice(dot + 1).toLowerCase())) || isImageName(name)) return true;
  const kind = nameKind(name);
  return kind === 'sbom' || kind === 'maybe';
}
