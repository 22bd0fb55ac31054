import { readConfiguration } from '../core/policy/configuration.ts';
import type { Problem } from '../core/text/problem.ts';
import { emptySpan } from '../core/text/span.ts';
import { foldersAbove, isInFolder, relativePath, rootOf } from '../host/folders.ts';
import { Policies, type Policy } from '../host/policy.ts';
import { ruleIds } from '../host/rules.ts';
import type { OpenDocument, OpenDocuments } from './documents.ts';
import type { Files } from './files.ts';
import type { Notice } from './notice.ts';
import { type ChosenPacks, packsOf, refusalsOf } from './pack-choice.ts';
import type { Settings } from './settings.ts';
import type { Signatures, SignaturesInUse } from './signatures.ts';

/** What decides what holds for a document. */
export interface PolicyServices {
  readonly files: Files;
  readonly documents: OpenDocuments;
  readonly signatures: Pick<Signatures, 'of'>;
  readonly folders: readonly string[];
  readonly trusted: boolean;
}

/** What holds for the documents of a session: the policy that the command line follows too, over open buffers and settings. */
export class DocumentPolicies {
  readonly #around: PolicyServices;
  #policies: Policies | undefined;

  constructor(around: PolicyServices) {
    this.#around = around;
  }

  /** Something may have changed: files are read anew when they are next needed. */
  forget(): void {
    this.#policies = undefined;
  }

  /** Whether an answer given since then may have depended on a file. */
  dependOn(uri: string): boolean {
    return this.#policies?.dependOn(uri) === true;
  }

  /** The signatures that hold for a document or a workspace folder: with the packs of the configuration, else of the settings. */
  async signaturesFor(uri: string, settings: Settings, notices: Notice[] = []): Promise<SignaturesInUse> {
    const { packs, keys } = await this.#packsFor(uri, settings, notices);
    const signatures = await this.#around.signatures.of([...packs.keys()], keys);
    notices.push(...refusalsOf(signatures, packs));
    return signatures;
  }

  policyFor(uri: string, settings: Settings, { set }: Pick<SignaturesInUse, 'set'>): Promise<Policy> {
    return this.#current.policyFor(uri, { settings, knownProfiles: set.profiles.map(({ id }) => id) });
  }

  /** The waivers file of a policy as it is open, where what is written there is not saved and so does not count. */
  unsavedWaivers({ waiversUri, waiversFile }: Policy): OpenDocument | undefined {
    const open = waiversUri === undefined ? undefined : this.#around.documents.get(waiversUri);
    if (!open || open.gone || !this.#around.trusted) return undefined;
    return inLines(open.source.text) === inLines(waiversFile?.text ?? '') ? undefined : open;
  }

  /** What is wrong with a configuration, and where it has no say at all. */
  async configurationProblems(
    uri: string,
    text: string,
    settings: Settings,
    signatures: SignaturesInUse,
  ): Promise<readonly Problem[]> {
    const { received, withheld } = await this.policyFor(uri, settings, signatures);
    if (received || withheld) {
      const message = received
        ? 'This configuration has no effect: it came with received documents.'
        : 'This configuration has no effect until you trust the workspace.';
      return [{ code: 'configuration-received', message, severity: 'information', span: emptySpan }];
    }
    const known = { profiles: signatures.set.profiles.map(({ id }) => id), rules: ruleIds };
    const beside = this.#current.problems.filter(problem => problem.uri === uri && isBeside(problem));
    const all = [...readConfiguration(text, known).problems, ...beside];
    return all.sort((one, other) => one.span.start - other.span.start);
  }

  get #current(): Policies {
    const { files, folders, trusted } = this.#around;
    this.#policies ??= new Policies({
      reader: files,
      foldersOf: uri => foldersAbove(uri, folders),
      // Which profiles there are turns on the packs of a document.
      known: { profiles: undefined, rules: ruleIds },
      trusted,
    });
    return this.#policies;
  }

  async #packsFor(
    uri: string,
    settings: Settings,
    notices: Notice[],
  ): Promise<{ readonly packs: ChosenPacks; readonly keys: readonly string[] }> {
    const { folders, files } = this.#around;
    const root = folders.find(folder => isInFolder(folder, uri) && isInFolder(uri, folder)) ?? rootOf(uri, folders);
    const own = root === undefined ? undefined : await this.#current.rootPolicy(root, { settings });
    // A key that cannot be read is none that anything was signed with.
    const read = async (key: string) => (await files.read(key))?.text ?? '';
    // A workspace cannot weaken what its user demands of every pack.
    const { signatureKeys } = settings;
    const keys = signatureKeys.length > 0 ? signatureKeys : await Promise.all((own?.keys ?? []).map(read));
    if (root === undefined || !own || own.packs.length === 0) {
      return { packs: packsOf(uri, settings, this.#around, notices), keys };
    }
    return { packs: new Map(own.packs.map(folder => [folder, relativePath(root, folder)])), keys };
  }
}

/** Editors and disks have line ends of their own. */
function inLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** A problem that shows only beside other files. */
function isBeside({ code }: Problem): boolean {
  return code === 'configuration-received' || code === 'configuration-not-root';
}
