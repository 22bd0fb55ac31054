import { convertToManifest } from '../../core/read/device/manifest/convert/convert.ts';
import { type Message, message } from '../../core/text/message.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import {
  type ConvertManifestParams,
  type ConvertManifestResult,
  convertManifestRequest,
} from '../protocol/documents.ts';

const failed = message('convert.failed', 'The document could not be converted; the log of the server says more.');
const noDevices = message(
  'convert.no-devices',
  'The document is not open, or nothing in it looks like a list of devices.',
);

/** Gives an open list of devices as a device manifest, for a client that puts it where the user wants it. */
export const convertManifest: Feature = (connection, session) => {
  const refused = (why: Message): ConvertManifestResult => ({ refused: session.client.language.say(why) });
  connection.onRequest<ConvertManifestResult, never>(
    convertManifestRequest,
    guard(convertManifestRequest, session.host.log, refused(failed), ({ uri }: ConvertManifestParams) => {
      const document = session.documents.get(uri);
      if (!document) return refused(noDevices);
      const conversion = convertToManifest(document.source, nameOf(session.surfaces.of(uri).place));
      return 'refused' in conversion ? refused(conversion.refused) : conversion;
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
