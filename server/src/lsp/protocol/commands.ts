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
