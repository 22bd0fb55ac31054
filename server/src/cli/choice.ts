import type { AgentsOptions } from './agents/options.ts';
import type { AskOptions } from './ask/options.ts';
import type { BaselineOptions } from './baseline/options.ts';
import type { ExplainOptions } from './explain-options.ts';
import type { InitOptions } from './init-options.ts';
import type { ListsOptions } from './lists/options.ts';
import type { ManifestOptions } from './manifest-options.ts';
import type { ManualOptions } from './manual/options.ts';
import type { MergeOptions } from './merge-options.ts';
import type { NoticeOptions } from './notice/options.ts';
import type { ScanOptions } from './scan/options.ts';
import type { SignaturesOptions } from './signatures-options.ts';
import type { ExitCode } from './system.ts';
import type { ValidateOptions } from './validate/options.ts';
import type { WaiversOptions } from './waivers/options.ts';

/** What a command line asks for. */
export type Choice =
  | { readonly command: 'scan'; readonly options: ScanOptions }
  | { readonly command: 'init'; readonly options: InitOptions }
  | { readonly command: 'ask'; readonly options: AskOptions }
  | { readonly command: 'notice'; readonly options: NoticeOptions }
  | { readonly command: 'baseline'; readonly options: BaselineOptions }
  | { readonly command: 'merge'; readonly options: MergeOptions }
  | { readonly command: 'explain'; readonly options: ExplainOptions }
  | { readonly command: 'manifest'; readonly options: ManifestOptions }
  | { readonly command: 'lists'; readonly options: ListsOptions }
  | { readonly command: 'signatures'; readonly options: SignaturesOptions }
  | { readonly command: 'validate'; readonly options: ValidateOptions }
  | { readonly command: 'waivers'; readonly options: WaiversOptions }
  | { readonly command: 'mcp'; readonly options: AgentsOptions }
  | { readonly command: 'manual'; readonly options: ManualOptions }
  /** No command was given. */
  | { readonly command: 'greet' }
  /** Help, the version, or what is wrong with the usage. */
  | { readonly command: 'tell'; readonly out: string; readonly error: string; readonly exitCode: ExitCode };
