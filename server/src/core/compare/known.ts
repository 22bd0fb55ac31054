import type { ReportDocument, ResolvedFinding } from '../report/model.ts';

/** A finding as the other side of a comparison has it. */
export interface Known extends Omit<ResolvedFinding, 'state'> {
  /** The level was lower than the law alone would have made it. */
  readonly weakened: boolean;
  readonly waived: boolean;
}

/** What one side of a comparison knows. */
export interface Side {
  readonly known: readonly Known[];
  /** The path of a reviewed document, and the path that the same document has on this side. */
  readonly pairs: ReadonlyMap<string, string>;
  /** Whether a document of this side is among what was reviewed: what others had is not gone. Absent: all are. */
  readonly covers?: (document: string | null) => boolean;
  /** Whether a document is still there although it was not reviewed: what it has did not move elsewhere. Absent: none is. */
  readonly stays?: (document: string) => boolean;
}

/** The findings of documents, to compare others with. */
export function knownFindings(documents: readonly ReportDocument[]): readonly Known[] {
  return documents.flatMap(({ path, findings }) =>
    findings.map(({ rule, level, vendor, vendorName, component, range, fingerprint, weakened, waiver }) => ({
      rule,
      level,
      vendor,
      vendorName,
      component,
      document: path,
      range,
      fingerprint,
      weakened: weakened !== null,
      waived: waiver !== null,
    })),
  );
}
