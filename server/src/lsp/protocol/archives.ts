/** The scheme under which our client shows what stands in archives, for reading only. */
export const archiveScheme = 'bomwarden-archive';

/** Client asks server: the text of a file in an archive, null where there is none. */
export const archiveTextRequest = 'bomwarden/archiveText';
export interface ArchiveTextParams {
  /** The place in the archive: `file:///w/delivery.zip!/d/part.cdx.json`. */
  readonly uri: string;
}
export type ArchiveTextResult = string | null;

/** The address under which our client shows a place in an archive; the scheme of the archive stands in its query. */
export function archiveUri(place: string): string {
  const [scheme = 'file'] = place.split(':', 1);
  return `${archiveScheme}${place.slice(scheme.length)}?${scheme}`;
}
