/**
 * What our client and our server say to each other beyond the Language Server Protocol. Types and names only: the client
 * imports this folder and no other of the server. Any other client may ignore all of it.
 */

/** `initializationOptions` of a client that knows more than the protocol. */
export interface ClientOffers {
  /** The workspace is trusted. Absent: the client knows no such thing and nothing is withheld. */
  readonly trusted?: boolean;
  /** The client answers `readFile` and `listFolder`, so that the server may ask for files that it cannot see itself. */
  readonly files?: boolean;
  /** Where the folder `docs` of this project can be opened, as a URI without a slash at its end. */
  readonly docs?: string;
  /** The client has the commands of `clientCommand`. */
  readonly commands?: boolean;
  /** The client shows the messages of marks together with the hover, which then need not begin with them. */
  readonly marksInHover?: boolean;
  /** The client marks what is wrong with the syntax of a document in the language `json` by itself. */
  readonly marksJson?: boolean;
  /** Settings for a client that cannot be asked for them (`workspace/configuration`). */
  readonly settings?: unknown;
}

/** First message to a server in a web worker. */
export interface WebStart {
  /** Text of `signatures.json`. */
  readonly signatures: string;
  /** Addresses of `core.js` and `firmware.js`. */
  readonly core: string;
  readonly firmware: string;
}

/** `capabilities.experimental.bomwarden` of the server's answer to `initialize`. */
export interface ServerFacts {
  readonly signatures: { readonly date: string; readonly digest: string };
  /** Who one can review for, in the order of the data. */
  readonly profiles: readonly ProfileFacts[];
}

export interface ProfileFacts {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** Client asks server: who one can review for in a document or workspace folder, with the packs that hold there. */
export const profilesRequest = 'bomwarden/profiles';
export interface ProfilesParams {
  readonly uri: string;
}
export type ProfilesResult = readonly ProfileFacts[];

/** Client tells server: the user granted trust to the workspace. */
export const trustNotification = 'bomwarden/trust';
export interface TrustParams {
  readonly trusted: boolean;
}
