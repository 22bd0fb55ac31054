import { type Language, type LanguageTag, languageOf } from '../l10n/language.ts';
import type { Medium } from '../text/ci-log.ts';
import { agentCoverage, agentReport } from './agent.ts';
import { azureReport } from './azure.ts';
import { bitbucketReport } from './bitbucket.ts';
import { csvReport } from './csv.ts';
import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { htmlReport } from './html.ts';
import { inventoryCsv } from './inventory/csv.ts';
import { inventoryJson } from './inventory/json.ts';
import { inventoryMarkdown } from './inventory/markdown.ts';
import { inventoryText } from './inventory/text.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
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
  legacy: (report: Report, options: OutputOptions): string => inventoryText(report, options.style, spoken(options)),
  'legacy-csv': (report: Report): string => inventoryCsv(report),
  'legacy-markdown': (report: Report, options: OutputOptions): string => inventoryMarkdown(report, spoken(options)),
  'legacy-json': (report: Report): string => inventoryJson(report),
  agent: (report: Report, { rules }: OutputOptions): string => agentReport(report, rules),
  'agent-coverage': (report: Report): string => agentCoverage(report),
} as const satisfies Record<string, (report: Report, options: OutputOptions) => string>;

export type OutputName = keyof typeof outputs;

/** What an output is for and what it cannot say, in the Markdown of `docs/outputs.md`, whose table follows from here. */
export interface OutputNote {
  readonly isFor: string;
  readonly limits?: string;
}

export const outputNotes: Readonly<Record<OutputName, OutputNote>> = {
  text: {
    isFor:
      'a terminal: one line a finding, strongest first, the totals last; `--details`: source line, caret, law, alternatives',
    limits: 'what repeats is folded with its number; `--details` lists all',
  },
  json: { isFor: 'programs; its [schema](../schema/report.schema.json) is a contract' },
  ndjson: {
    isFor: 'streams of many documents: the run on the first line, then one line per document',
    limits: 'documents that link others come last',
  },
  part: {
    isFor: 'one part of a run that is divided over several machines: [fleet.md](fleet.md)',
    limits: 'with `--shard`',
  },
  sarif: { isFor: 'viewers and code scanning', limits: 'see below' },
  github: {
    isFor: 'log of a GitHub Actions step: annotations without a token, also on forks',
    limits: '10 per level; the last tells how many more',
  },
  gitlab: { isFor: 'Code Quality report of GitLab (`reports: codequality`)' },
  rdjsonl: {
    isFor: 'reviewdog, and through it most code hosts; corrections are suggestions',
    limits: 'paths are those of the folder of the run, as reviewdog wants them',
  },
  azure: { isFor: 'log of Azure Pipelines; information is a line of the log' },
  bitbucket: {
    isFor: 'Code Insights: the `report` to PUT, the `annotations` to POST, a hundred at a time',
    limits: '1,000 annotations; the report tells how many more',
  },
  markdown: { isFor: 'job summary of GitHub, a comment', limits: 'below 1 MiB; what is cut is told' },
  html: { isFor: 'people and auditors: one page that loads nothing, filters, prints' },
  csv: {
    isFor: 'spreadsheets: one row per finding',
    limits: "cells that a spreadsheet would calculate begin with `'`; cells with `;` or a tab stand in quotes",
  },
  junit: { isFor: 'test reports: errors and warnings fail, waived findings are skipped' },
  legacy: { isFor: 'devices in place, by site and model: [devices.md](devices.md)', limits: 'lists of devices only' },
  'legacy-csv': {
    isFor: 'devices in place, by site and model: [devices.md](devices.md)',
    limits: 'lists of devices only',
  },
  'legacy-markdown': {
    isFor: 'devices in place, by site and model: [devices.md](devices.md)',
    limits: 'lists of devices only',
  },
  'legacy-json': {
    isFor: 'devices in place, by site and model: [devices.md](devices.md)',
    limits: 'lists of devices only',
  },
  agent: {
    isFor: 'a program that works for somebody, as JSON: [agents.md](agents.md)',
    limits: '40 groups of ten components; how many more is told',
  },
  'agent-coverage': {
    isFor: 'a program that works for somebody, as JSON: [agents.md](agents.md)',
    limits: '40 groups of ten components; how many more is told',
  },
};

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
