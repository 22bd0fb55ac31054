import { type CancellationToken, RequestType } from 'vscode-languageserver';
import { documentBuilder } from '../../core/report/build.ts';
import { imageAsCycloneDx } from '../../core/report/firmware/cyclonedx.ts';
import { firmwarePage } from '../../core/report/firmware/page.ts';
import type { ImageWatch } from '../../host/images.ts';
import type { Feature } from '../feature.ts';
import { guard } from '../guard.ts';
import type { ReviewedImage } from '../images.ts';
import { pageWords } from '../page-words.ts';
import { lastPart, pathOf } from '../places.ts';
import {
  type ImageExportParams,
  type ImageExportResult,
  type ImageParams,
  type ImageProgressParams,
  imageExportRequest,
  imageProgressNotification,
  imageRequest,
  type PageResult,
} from '../protocol/pages.ts';
import type { Session } from '../session.ts';

/** Reviews images of firmware for an editor of our client, which no editor of text can show. */
export const images: Feature = (connection, session) => {
  if (!session.client.offers.commands) return {};
  const { language } = session.client;
  const failed = { refused: language.say(pageWords.failed) };
  const review = async (uri: string, token: CancellationToken, watch: ImageWatch = {}) => {
    const control = new AbortController();
    const listening = token.onCancellationRequested(() => control.abort());
    try {
      return await session.images.review(uri, { ...watch, signal: control.signal });
    } catch (reason) {
      if (control.signal.aborted) return language.say(pageWords.givenUp);
      throw reason;
    } finally {
      listening.dispose();
    }
  };
  const page = guard<ImageParams, PageResult>(imageRequest, session.host.log, failed, async ({ uri }, token) => {
    const onProgress = (read: number, size: number) => {
      const params: ImageProgressParams = { uri, read, size };
      connection.sendNotification(imageProgressNotification, params).catch(() => session.host.log('image: not sent'));
    };
    const found = await review(uri, token, { onProgress });
    return typeof found === 'string' ? { refused: found } : { page: pageOf(session, uri, found) };
  });
  connection.onRequest<ImageParams, PageResult, void>(new RequestType(imageRequest), page);
  const asBom = guard<ImageExportParams, ImageExportResult>(
    imageExportRequest,
    session.host.log,
    failed,
    async ({ uri, version }, token) => {
      const found = await review(uri, token);
      if (typeof found === 'string') return { refused: found };
      const { bom } = found.reading;
      if (!bom?.image) return failed;
      return { text: imageAsCycloneDx(bom, bom.image, lastPart(uri), version) };
    },
  );
  connection.onRequest<ImageExportParams, ImageExportResult, void>(new RequestType(imageExportRequest), asBom);
  return {};
};

function pageOf(session: Session, uri: string, { review, terms, reading, entropy }: ReviewedImage): string {
  const document = documentBuilder(terms.signatures.set)({ path: pathOf(session, uri), review });
  const image = reading.bom?.image;
  if (!image) return '';
  return firmwarePage({ document, review, image, entropy }, session.client.language);
}
