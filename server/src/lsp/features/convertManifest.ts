import { convertToManifest } from '../../core/read/device/manifest/convert/convert.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import {
  type ConvertManifestParams,
  type ConvertManifestResult,
  convertManifestRequest,
} from '../protocol/documents.ts';

const failed: ConvertManifestResult = {
  refused: 'The document could not be converted; the log of the server says more.',
};

/** Gives an open list of devices as a device manifest, for a client that puts it where the user wants it. */
export const convertManifest: Feature = (connection, session) => {
  connection.onRequest<ConvertManifestResult, never>(
    convertManifestRequest,
    guard(convertManifestRequest, session.host.log, failed, ({ uri }: ConvertManifestParams): ConvertManifestResult => {
      const document = session.documents.get(uri);
      if (!document) return { refused: 'The document is not open, or nothing in it looks like a list of devices.' };
      return convertToManifest(document.source, nameOf(session.surfaces.of(uri).place));
    }),
  );
  return {};
};

/** The last part of the address of a document. */
function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
