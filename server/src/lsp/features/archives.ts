import { RequestType } from 'vscode-languageserver';
import { decodeText } from '../../core/text/decode.ts';
import { archivePlace } from '../../host/archive-places.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import { type ArchiveTextParams, type ArchiveTextResult, archiveTextRequest } from '../protocol/archives.ts';

/** Texts of documents in archives, for our client, which shows them and writes nothing. */
export const archives: Feature = (connection, session) => {
  if (!session.client.offers.commands) return {};
  const answer = guard<ArchiveTextParams, ArchiveTextResult>(
    archiveTextRequest,
    session.host.log,
    null,
    async ({ uri }) => {
      const bytes = archivePlace(uri) ? await session.files.tree.read(uri) : undefined;
      return bytes ? decodeText(bytes).value : null;
    },
  );
  connection.onRequest<ArchiveTextParams, ArchiveTextResult, void>(new RequestType(archiveTextRequest), answer);
  return {};
};
