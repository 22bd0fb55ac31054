import type { PolicyChange, ReportComparison, ReportDocument } from '../../core/report/model.ts';
import type { FoundFile } from '../files.ts';
import type { System } from '../system.ts';

/** A document of the base that has to be reviewed. */
export interface BaseFile {
  readonly found: FoundFile;
  /** The path that decides by which policy. */
  readonly as: string;
  /** Looked at although the policy leaves it out: for nobody, to tell what it is. */
  readonly regardless?: true;
}

/** What of the base has to be looked at, now that the documents are known. */
export interface BasePlan {
  /** The path of a document, and that of the same document in the base. */
  readonly pairs: ReadonlyMap<string, string>;
  /** Documents of the head that are the same in the base, byte by byte and at the same place. */
  readonly same: ReadonlySet<string>;
  /** Read one by one, as there may be many. */
  readonly files: () => AsyncGenerator<BaseFile>;
  /** What keeps documents from being compared, one sentence each, safe to show. */
  readonly notes: readonly string[];
}

/** A place where a document of the base is now. */
export interface HeadPlace {
  readonly path: string;
  /** The run looks there. False: it has moved to where nobody asked for it, or where nothing is opened. */
  readonly isLookedAt: boolean;
}

/** With what documents are compared. */
export interface Base extends Pick<ReportComparison, 'commit' | 'policyOf'> {
  /** As asked for. */
  readonly name: string;
  /** The system in which policy is what it is for this comparison. */
  readonly system: System;
  /** Whether a file or folder with policy came since: then it has no say yet. */
  isNewPolicy(path: string): Promise<boolean>;
  /** Where a document of the base is now, reviewed or not; undefined: it is gone. Paths as shown. */
  headOf(path: string): HeadPlace | undefined;
  /** Files that came or changed since, where the run was asked to look, and that it does not open: for their ending, folder or name. */
  unopened(): readonly FoundFile[];
  /** Files that came since, where the run was asked to look, opened or not. */
  arrived(): readonly FoundFile[];
  /** Whether a file or folder that was asked for is not there because it was removed since. */
  isRemoved(path: string): boolean;
  /** @throws Refusal where the base cannot be had */
  plan(documents: readonly ReportDocument[]): Promise<BasePlan>;
  /** Known after the reviews, as only then all of the policy was asked for. */
  policyChanges(): readonly PolicyChange[];
  close(): void;
}
