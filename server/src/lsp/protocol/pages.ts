/** Client asks server: the review of an image of firmware as a page for an editor of ours. */
export const imageRequest = 'bomwarden/image';
export interface ImageParams {
  readonly uri: string;
}
/** A page of HTML, or a sentence on why there is none. */
export type PageResult = { readonly page: string } | { readonly refused: string };

/** Client asks server: the review of a workbook as a page for an editor of ours. */
export const workbookRequest = 'bomwarden/workbook';
export interface WorkbookParams {
  readonly uri: string;
  /** Version of the extension, as it stands in reports. */
  readonly version: string;
}

/** Server tells client: how far an image is read, in bytes. */
export const imageProgressNotification = 'bomwarden/imageProgress';
export interface ImageProgressParams {
  readonly uri: string;
  readonly read: number;
  readonly size: number;
}

/** Client asks server: what was found in an image as CycloneDX. */
export const imageExportRequest = 'bomwarden/imageExport';
export interface ImageExportParams {
  readonly uri: string;
  /** Version of the extension, as it stands in the document. */
  readonly version: string;
}
export type ImageExportResult = { readonly text: string } | { readonly refused: string };

/** Client asks server: a report on documents, open or on disk. */
export const reportRequest = 'bomwarden/report';
export interface ReportParams {
  readonly uris: readonly string[];
  /** `panel`: the HTML report for a panel of the editor. `cyclonedx`: one document in JSON with what was found written into it. */
  readonly format: 'panel' | 'html' | 'sarif' | 'csv' | 'cyclonedx';
  /** Version of the extension, as it stands in reports. */
  readonly version: string;
}
/** The text, with the URIs of the documents in the order of the report; or a sentence on why there is none. */
export type ReportResult =
  | { readonly text: string; readonly documents: readonly string[] }
  | { readonly refused: string };
