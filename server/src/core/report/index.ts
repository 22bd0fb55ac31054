import { jsonReport } from './json.ts';
import type { Report, RuleDescription } from './model.ts';
import { sarifReport } from './sarif.ts';
import { type TextStyle, textReport } from './text.ts';

/** What an output may know besides the report. */
export interface OutputOptions {
  readonly style: TextStyle;
  readonly rules: readonly RuleDescription[];
}

/** Every output by the name that the command line gives it. */
export const outputs = {
  text: (report: Report, { style }: OutputOptions): string => textReport(report, style),
  json: (report: Report): string => jsonReport(report),
  sarif: (report: Report, { rules }: OutputOptions): string => sarifReport(report, rules),
} as const satisfies Record<string, (report: Report, options: OutputOptions) => string>;

export type OutputName = keyof typeof outputs;
