import { azureReport } from './azure.ts';
import { bitbucketReport } from './bitbucket.ts';
import { csvReport } from './csv.ts';
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { htmlReport } from './html.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { legacyCsv } from './legacy/csv.ts';
import { legacyJson } from './legacy/json.ts';
import { legacyMarkdown } from './legacy/markdown.ts';
import { legacyText } from './legacy/text.ts';
import { markdownReport } from './markdown.ts';
import type { Report, RuleDescription } from './model.ts';
import { ndjsonReport } from './ndjson.ts';
import { partReport } from './part.ts';
import { rdjsonlReport } from './rdjsonl.ts';
import { sarifReport } from './sarif.ts';
import type { SarifProfile } from './sarif-profile.ts';
import { type TextStyle, textReport } from './text.ts';

/** What an output may know besides the report. */
export interface OutputOptions {
  readonly style: TextStyle;
  readonly rules: readonly RuleDescription[];
  /** What nobody who wrote a document can know: it fences text off from the commands of a log. */
  readonly token: string;
  /** For whom SARIF is written; `full` where nobody says. */
  readonly sarifProfile?: SarifProfile;
}

/** Every output by the name that the command line gives it. */
export const outputs = {
  text: (report: Report, { style }: OutputOptions): string => textReport(report, style),
  json: (report: Report): string => jsonReport(report),
  ndjson: (report: Report): string => ndjsonReport(report),
  part: (report: Report): string => partReport(report),
  sarif: (report: Report, { rules, sarifProfile }: OutputOptions): string => sarifReport(report, rules, sarifProfile),
  github: (report: Report, { token }: OutputOptions): string => githubReport(report, token),
  gitlab: (report: Report): string => gitlabReport(report),
  rdjsonl: (report: Report): string => rdjsonlReport(report),
  azure: (report: Report): string => azureReport(report),
  bitbucket: (report: Report): string => bitbucketReport(report),
  markdown: (report: Report): string => markdownReport(report),
  html: (report: Report): string => htmlReport(report),
  csv: (report: Report): string => csvReport(report),
  junit: (report: Report): string => junitReport(report),
  legacy: (report: Report, { style }: OutputOptions): string => legacyText(report, style),
  'legacy-csv': (report: Report): string => legacyCsv(report),
  'legacy-markdown': (report: Report): string => legacyMarkdown(report),
  'legacy-json': (report: Report): string => legacyJson(report),
} as const satisfies Record<string, (report: Report, options: OutputOptions) => string>;

export type OutputName = keyof typeof outputs;
