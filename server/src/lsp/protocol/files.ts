/** Server asks client: the bytes of a file in base64, null where there is none. */
export const readFileRequest = 'bomwarden/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
export type ReadFileResult = string | null;

/** Server asks client: what stands directly in a folder, null where there is none. */
export const listFolderRequest = 'bomwarden/listFolder';
export interface ListFolderParams {
  readonly uri: string;
}
export type ListFolderResult =
  | readonly {
      /** As a person reads it: not escaped. */
      readonly name: string;
      readonly kind: 'file' | 'folder' | 'other';
    }[]
  | null;
