import { ruleLevels } from '../core/policy/shapes.ts';
import type { RuleLevels } from '../core/review.ts';

/** What a user set for one document. A value: a change of configuration makes new ones. */
export interface Settings {
  readonly enable: boolean;
  /** Profile ids, as written; those that the signatures do not have are told. */
  readonly profiles: readonly string[];
  /** Levels by rule id. */
  readonly rules: RuleLevels;
  /** YYYY-MM-DD: judge as of this day; undefined: today. */
  readonly asOf: string | undefined;
  /** Folders, relative to the workspace folder, with documents that others sent: evidence, never policy. */
  readonly received: readonly string[];
  /** Folders with signatures of the user's own, in the order in which they come on top of the shipped ones. */
  readonly signatures: readonly string[];
  /** Public keys in PEM; with any, only packs signed by one of them are taken. */
  readonly signatureKeys: readonly string[];
}

export const defaultSettings: Settings = {
  enable: true,
  profiles: [],
  rules: {},
  asOf: undefined,
  received: [],
  signatures: [],
  signatureKeys: [],
};

const levels: ReadonlySet<unknown> = new Set(ruleLevels.values);

/** Takes what a client calls `bomwarden`; whatever has the wrong shape counts as not set. */
export function readSettings(value: unknown): Settings {
  if (!isRecord(value)) return defaultSettings;
  const asOf = value['asOf'];
  return {
    enable: value['enable'] !== false,
    profiles: strings(value['profiles']),
    rules: levelsIn(value['rules']),
    asOf: typeof asOf === 'string' && isDay(asOf) ? asOf : undefined,
    received: strings(value['received']),
    signatures: strings(value['signatures']),
    signatureKeys: strings(value['signatureKeys']),
  };
}

/** Whether a text is a day of the calendar in the form YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** Asks for the settings of each document once, until they change. */
export class SettingsStore {
  readonly #known = new Map<string, Promise<Settings>>();
  readonly #ask: (uri: string) => Promise<unknown>;

  /** `ask` gives what the client calls `bomwarden` for a document. */
  constructor(ask: (uri: string) => Promise<unknown>) {
    this.#ask = ask;
  }

  of(uri: string): Promise<Settings> {
    let settings = this.#known.get(uri);
    if (!settings) {
      settings = this.#ask(uri).then(readSettings, () => defaultSettings);
      this.#known.set(uri, settings);
    }
    return settings;
  }

  forget(uri: string): void {
    this.#known.delete(uri);
  }

  clear(): void {
    this.#known.clear();
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

function levelsIn(value: unknown): RuleLevels {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, level]) => levels.has(level))) as RuleLevels;
}
