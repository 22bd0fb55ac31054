import type { Diagnostic, Range, WorkspaceEdit } from 'vscode-languageserver';

/**
 * What our client and our server say to each other beyond the Language Server Protocol. Types and names only: the client
 * imports this file and no other of the server. Any other client may ignore all of it.
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

/**
 * Client tells server: how it shows a document that is no file of its own, or is compared with an older state. Sent
 * before the document is opened, and whenever it changes; it holds until the document is closed.
 */
export const surfaceNotification = 'bomwarden/surface';
export interface SurfaceParams {
  readonly uri: string;
  /** Nobody can type in it. */
  readonly readOnly: boolean;
  /** URI of the file of the workspace that the document is a state of. */
  readonly place?: string;
  /** Text of the older state that the document is compared with. */
  readonly base?: string;
}

/** Server tells client: a document was reviewed. */
export const reviewedNotification = 'bomwarden/reviewed';
export interface ReviewedParams {
  readonly uri: string;
  readonly version: number;
  /** False: no reader knows the text as a bill of materials. */
  readonly bom: boolean;
  /** The policy leaves the document out: nothing in it was looked at. */
  readonly excluded: boolean;
  /** The strongest verdict in a few words: `2 prohibited`; empty where nothing was found. */
  readonly verdict: string;
  readonly profiles: readonly string[];
  /** Where the profiles were chosen, for people: `.bomwarden.yml:3`, `setting bomwarden.profiles`. */
  readonly origins: readonly string[];
  /** YYYY-MM-DD: the day for which was judged. */
  readonly asOf: string;
  /** What was judged with: the newest day of its facts, and the folders of the user's own that are in use. */
  readonly signatures: { readonly date: string; readonly packs: readonly string[] };
  readonly counts: {
    readonly error: number;
    readonly warning: number;
    readonly information: number;
    readonly none: number;
    readonly waived: number;
  };
  /** Sentences that a person has to know: waivers left out in an untrusted workspace, an unknown profile … */
  readonly notices: readonly string[];
}

/** Client asks server: everything that is marked in a document, as it is open or else as it lies on disk. */
export const findingsRequest = 'bomwarden/findings';
export interface FindingsParams {
  readonly uri: string;
}

/** Client asks server: the same of many documents. They are sent as they come; the answer comes when all are done. */
export const reviewFilesRequest = 'bomwarden/reviewFiles';
export interface ReviewFilesParams {
  readonly uris: readonly string[];
  /** A number of the client's, which comes back with each part. */
  readonly run: number;
}
export interface ReviewFilesResult {
  readonly reviewed: number;
  /** Of these the results were kept from an earlier run: neither text nor policy has changed. */
  readonly kept: number;
  /** What was not told of before. */
  readonly rest: readonly FoundDocument[];
}

/** Server tells client: some of the documents that it asked for. */
export const foundNotification = 'bomwarden/found';
export interface FoundParams {
  readonly run: number;
  /** Files that are done, those that are no bills of materials included. */
  readonly done: number;
  readonly documents: readonly FoundDocument[];
}

/** Server tells client: settings, waivers, trust or folders have changed, and results of documents that are not open are old. */
export const staleNotification = 'bomwarden/stale';

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
  /** Of the extension, as reports tell it. */
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
  /** Of the extension, as the document tells it. */
  readonly version: string;
}
export type ImageExportResult = { readonly text: string } | { readonly refused: string };

/** Client asks server: a report on documents, open or on disk. */
export const reportRequest = 'bomwarden/report';
export interface ReportParams {
  readonly uris: readonly string[];
  /** `panel`: the HTML report for a panel of the editor. `cyclonedx`: one document in JSON with what was found written into it. */
  readonly format: 'panel' | 'html' | 'sarif' | 'csv' | 'cyclonedx';
  /** Of the extension, as reports tell it. */
  readonly version: string;
}
/** The text, with the URIs of the documents in the order of the report; or a sentence on why there is none. */
export type ReportResult =
  | { readonly text: string; readonly documents: readonly string[] }
  | { readonly refused: string };

/** What became of a document. */
export interface FoundDocument {
  readonly uri: string;
  /**
   * `excluded`: the policy leaves it out. `unknown`: its name or content says that it is a bill of materials, and no
   * reader knows its format. `unreadable`: its text cannot be had. `other`: it is no bill of materials.
   */
  readonly state: 'reviewed' | 'excluded' | 'unknown' | 'unreadable' | 'other';
  /** Why it was not reviewed, in a sentence; null where it was. */
  readonly reason: string | null;
  readonly profiles: readonly string[];
  readonly verdict: string;
  readonly items: readonly FoundItem[];
}

/** One mark of a document, with what it can be grouped and filtered by. */
export interface FoundItem {
  /** As the document is marked with it. */
  readonly diagnostic: Diagnostic;
  /** The vendor's name as people write it; null where a rule names none. */
  readonly vendor: string | null;
  /** `camera 5.7`; null where the whole document is spoken of. */
  readonly component: string | null;
  /** Short name of the act that decides. */
  readonly act: string | null;
  /** What the mark rests on has not been checked at a source. */
  readonly notVerified: boolean;
  readonly waived: boolean;
  /** Against the older state that the document is compared with. */
  readonly change: 'new' | 'worse' | null;
}

/** Client asks server: hold a document against the schema of its format. What it says of an open one is marked until the document changes. */
export const validateRequest = 'bomwarden/validate';
export interface ValidateParams {
  readonly uri: string;
}
export interface ValidateResult {
  /** `unchecked`: there is no verdict. */
  readonly state: 'valid' | 'invalid' | 'unchecked';
  /** How many errors there are; of very many only some are marked. */
  readonly errors: number;
  /** A sentence for a person. */
  readonly message: string;
  /** The errors of a document that is not open, which only the client can mark. */
  readonly diagnostics?: readonly Diagnostic[];
}

/** Client asks server: the edits of one thing that a code action proposed to choose or to fill in. */
export const fixRequest = 'bomwarden/fix';
export interface FixParams {
  readonly uri: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly kind: string;
  /** Which of several of that kind, in the order of the code action. */
  readonly index: number;
  /** What the user typed, for a waiver. */
  readonly waiver?: WaiverInput;
}
/** Null: the document is no longer what the fix was made for. */
export type FixResult = {
  readonly edit?: WorkspaceEdit;
  /** What the person has to fill in, in the first document after its edits. */
  readonly select?: PlaceInDocument;
  /** What is to be looked at afterwards. */
  readonly show?: PlaceInDocument;
  /** The edited documents are to be saved: what is not has no effect. */
  readonly save?: boolean;
  /** In the place of an edit, for a document that nobody can type in: a text for the clipboard. */
  readonly copy?: string;
} | null;
export interface PlaceInDocument {
  readonly uri: string;
  readonly range: Range;
}
export interface WaiverInput {
  readonly reason: string;
  readonly approver: string;
  /** YYYY-MM-DD */
  readonly expires: string;
  /** Profile id; absent: for all. */
  readonly profile?: string;
}

/** Client asks server: an open list of devices as the text of a device manifest (YAML), or a sentence on why there is none. */
export const convertManifestRequest = 'bomwarden/convertManifest';
export interface ConvertManifestParams {
  readonly uri: string;
}
export type ConvertManifestResult = { readonly text: string } | { readonly refused: string };

/** Client asks server: everything about the findings at a place as a page of HTML for a panel; null where nothing is found. */
export const cardRequest = 'bomwarden/card';
export interface CardParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}
export type CardResult = string | null;

/** Client asks server, for an agent: the answer of one of its tools, as `bomwarden mcp` gives it. */
export const agentRequest = 'bomwarden/agent';
export interface AgentParams {
  readonly tool: 'review' | 'explain' | 'coverage';
  readonly documents?: readonly AgentDocument[];
  readonly subject?: string;
  /** None: those that hold for each document. */
  readonly profiles?: readonly string[];
  /** YYYY-MM-DD; absent: the day that holds for each document. */
  readonly asOf?: string;
}
export interface AgentDocument {
  readonly uri: string;
  /** What it is called in the answer. */
  readonly path: string;
  /** Null: it could not be read. */
  readonly text: string | null;
}
/** An answer as a JSON object, or a sentence on why there is none. */
export interface AgentResult {
  readonly text?: string;
  readonly failed?: string;
}

/** What any client may ask the server to do: `workspace/executeCommand`. */
export const serverCommand = {
  /** (uri: string, position: Position): everything about the findings there as Markdown, null where nothing is found. */
  explanation: 'bomwarden.explanation',
} as const;

/** What clients without our commands may ask for besides. */
export const plainCommand = {
  /** (params: FixParams): have the client apply the edits of a fix, or open what it shows. */
  applyFix: 'bomwarden.applyFix',
  /** (params: FixParams): show the question to a supplier in a message; the answer is the question. */
  showQuestion: 'bomwarden.showQuestion',
  /** (uri: string, position: Position): have the client open everything about the findings there. */
  showExplanation: 'bomwarden.showExplanation',
  /** (place: PlaceInDocument): have the client open a document at a place. */
  reveal: 'bomwarden.reveal',
} as const;

/** Commands that code actions, hovers and lenses name, for clients that offer them. */
export const clientCommand = {
  /** (): pick the profiles of the active document's folder. */
  chooseProfiles: 'bomwarden.chooseProfiles',
  /** (text: string): put the question on the clipboard. */
  copyQuestion: 'bomwarden.copyQuestion',
  /** (text: string): put a fix on the clipboard, where the document cannot be edited. */
  copyFix: 'bomwarden.copyFix',
  /** (choice: FixChoice): pick one of several fixes of a kind and apply its edits. */
  chooseFix: 'bomwarden.chooseFix',
  /** (choice: FixChoice): apply the first fix of a choice. */
  doFix: 'bomwarden.doFix',
  /** (choice: FixChoice | handle: string): ask for reason, approver and expiry, and write the waiver. */
  waive: 'bomwarden.waive',
  /** (handle: string): show the waiver of a finding where it stands. */
  openWaiver: 'bomwarden.openWaiver',
  /** (choice: FixChoice): ask for another last day of a waiver, and write it. */
  extendWaiver: 'bomwarden.extendWaiver',
  /** (handle: string): put the question about a finding on the clipboard. */
  askSupplier: 'bomwarden.askSupplier',
  /** (uri?: string, position?: Position): open everything about the findings there, else at the cursor. */
  explain: 'bomwarden.explain',
  /** (): show the findings of the active document. */
  showFindings: 'bomwarden.showFindings',
} as const;

/** What a command needs to ask for the edits of a fix. */
export interface FixChoice {
  readonly uri: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly kind: string;
  /** In the order in which they are asked for. */
  readonly choices: readonly Choice[];
  /** What is to be known of all of them. */
  readonly common: string;
}

export interface Choice {
  readonly label: string;
  /** What it is known for. */
  readonly description: string;
  /** By what it differs from the others. */
  readonly detail: string;
}

/** Client asks server: what a link in a hover is for. A handle names a finding in few characters, until the server stops. */
export const handleRequest = 'bomwarden/handle';
export interface HandleParams {
  readonly handle: string;
  readonly kind: 'waive' | 'open-waiver' | 'ask-supplier';
}
/** Null: the document is no longer what the hover was made for. */
export type HandleResult = { readonly choice: FixChoice; readonly copy?: string } | null;
