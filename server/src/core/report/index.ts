import { type Language, type LanguageTag, languageOf } from '../l10n/language.ts';
import type { Medium } from '../text/ci-log.ts';
import { agentCoverage, agentReport } from './agent.ts';
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
import { detailedTextReport } from './text-details.ts';

/** What an output may know besides the report. */
export interface OutputOptions {
  readonly style: TextStyle;
  readonly rules: readonly RuleDescription[];
  /** What nobody who wrote a document can know: it fences text off from the commands of a log. */
  readonly token: string;
  /** Text tells everything of each finding, not one line. */
  readonly details?: boolean;
  /** Text lists errors only. */
  readonly quiet?: boolean;
  /** For whom SARIF is written; `full` where nobody says. */
  readonly sarifProfile?: SarifProfile;
  /** What people read is in this language; English where nobody says. Data for programs, CSV and SARIF are always in English. */
  readonly language?: LanguageTag;
}

function spoken({ language }: OutputOptions): Language {
  return languageOf(language ?? 'en');
}

/** Every output by the name that the command line gives it. */
export const outputs = {
  text: (report: Report, options: OutputOptions): string =>
    options.details
      ? detailedTextReport(report, options.style, spoken(options))
      : textReport(report, options.style, spoken(options), options.quiet),
  json: (report: Report): string => jsonReport(report),
  ndjson: (report: Report): string => ndjsonReport(report),
  part: (report: Report): string => partReport(report),
  sarif: (report: Report, { rules, sarifProfile }: OutputOptions): string => sarifReport(report, rules, sarifProfile),
  github: (report: Report, options: OutputOptions): string => githubReport(report, options.token, spoken(options)),
  gitlab: (report: Report, options: OutputOptions): string => gitlabReport(report, spoken(options)),
  rdjsonl: (report: Report, options: OutputOptions): string => rdjsonlReport(report, spoken(options)),
  azure: (report: Report, options: OutputOptions): string => azureReport(report, spoken(options)),
  bitbucket: (report: Report, options: OutputOptions): string => bitbucketReport(report, spoken(options)),
  markdown: (report: Report, options: OutputOptions): string => markdownReport(report, spoken(options)),
  html: (report: Report, options: OutputOptions): string => htmlReport(report, spoken(options)),
  csv: (report: Report): string => csvReport(report),
  junit: (report: Report, options: OutputOptions): string => junitReport(report, spoken(options)),
  legacy: (report: Report, options: OutputOptions): string => legacyText(report, options.style, spoken(options)),
  'legacy-csv': (report: Report): string => legacyCsv(report),
  'legacy-markdown': (report: Report, options: OutputOptions): string => legacyMarkdown(report, spoken(options)),
  'legacy-json': (report: Report): string => legacyJson(report),
  agent: (report: Report, { rules }: OutputOptions): string => agentReport(report, rules),
  'agent-coverage': (report: Report): string => agentCoverage(report),
} as const satisfies Record<string, (report: Report, options: OutputOptions) => string>;

export type OutputName = keyof typeof outputs;

const media: Readonly<Partial<Record<OutputName, Medium>>> = {
  github: 'github',
  azure: 'azure',
  html: 'markup',
  junit: 'markup',
};

/** How what acts in a log is written in an output. */
export function mediumOf(name: OutputName): Medium {
  return media[name] ?? 'text';
}
