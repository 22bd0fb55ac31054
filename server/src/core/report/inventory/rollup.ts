import type { DeviceStatus } from '../../model/component.ts';
import type { AppliedWaiver } from '../../model/finding.ts';
import { isPlannedStatus } from '../../model/plan.ts';
import { whomWords } from '../../model/words.ts';
import type { Message } from '../../text/message.ts';
import type { Report, ReportDevice, ReportFinding, ReportJudgement, ReportReason, ReportVerdict } from '../model.ts';

/** What a law means for a device that is there already, strongest first. */
export const consequences = [
  'may-not-stay',
  'restricted',
  'cannot-determine',
  'advised-against',
  'purchase-only',
] as const;
export type Consequence = (typeof consequences)[number];

/** By when: a day; or that none was published; or that nothing is known of it. */
export type Deadline = { readonly by: string } | 'none-published' | 'unknown';

/** What one instrument asks for. */
export interface Demand {
  readonly consequence: Consequence;
  /** For whom; null where nobody chose for whom to review. */
  readonly whom: Message | null;
  readonly instrument: string;
  readonly instrumentName: string;
  readonly status: string;
  /** How firm it is: `announced; no legal text found`. */
  readonly statusText: string;
  readonly deadline: Deadline;
  /** It begins on that day only. */
  readonly from: string | null;
  readonly reason: Message;
  /** What was published on taking away what is there. */
  readonly removal: string | null;
  readonly source: string | null;
}

/** Devices of one model at one site that the same holds for. */
export interface InventoryRow {
  readonly site: string | null;
  readonly vendor: string;
  readonly vendorName: string;
  readonly model: string | null;
  /** The device that it is built into. */
  readonly within: string | null;
  readonly quantity: number;
  /** How many are in which state; null where the list does not say. */
  readonly statuses: readonly { readonly status: DeviceStatus | null; readonly quantity: number }[];
  /** How many are planned to be replaced by which day, as their list states it. */
  readonly replacements: readonly { readonly by: string; readonly quantity: number }[];
  /** Strongest first; empty where nothing that was found binds. */
  readonly demands: readonly Demand[];
  readonly waiver: AppliedWaiver | null;
  /** Where the lists state them. Lines count from one. */
  readonly places: readonly { readonly path: string; readonly line: number }[];
}

/** Devices of marked vendors that are there, rolled up; and how many are no longer, or not yet. */
export interface InventoryReview {
  readonly rows: readonly InventoryRow[];
  readonly inPlace: number;
  readonly removed: number;
  readonly planned: number;
}

interface Draft extends InventoryRow {
  quantity: number;
  readonly statuses: { readonly status: DeviceStatus | null; quantity: number }[];
  readonly replacements: { readonly by: string; quantity: number }[];
  readonly places: { readonly path: string; readonly line: number }[];
}

/** What of the devices that lists state is there, and what has to become of it. */
export function inventoryReview(report: Report): InventoryReview {
  const drafts = new Map<string, Draft>();
  const counts = { inPlace: 0, removed: 0, planned: 0 };
  for (const { path, findings } of report.documents) {
    for (const finding of findings) {
      const device = finding.component?.device;
      if (!device || finding.vendor === null || finding.rule !== 'restricted-vendor') continue;
      // An alternate is not there yet, nor is what a list says there is none of.
      if (device.quantity === 0) continue;
      const state = stateOf(device);
      counts[state] += device.quantity;
      if (state === 'inPlace') add(drafts, finding, device, path);
    }
  }
  return { rows: [...drafts.values()].sort(strongestFirst), ...counts };
}

function stateOf({ status, planned }: ReportDevice): 'inPlace' | 'removed' | 'planned' {
  if (status === 'removed') return 'removed';
  return planned || isPlannedStatus(status ?? undefined) ? 'planned' : 'inPlace';
}

function add(drafts: Map<string, Draft>, finding: ReportFinding, device: ReportDevice, path: string): void {
  const demands = finding.judgements.flatMap(demandsOf).sort(strongestDemand);
  const { site, within, quantity, status, replaceBy } = device;
  const model = device.model ?? finding.component?.name ?? null;
  const { vendor, vendorName, waiver } = finding;
  const key = JSON.stringify([site, vendor, model, within, demands, waiver?.id]);
  const draft: Draft = drafts.get(key) ?? {
    site,
    vendor: vendor ?? '',
    vendorName: vendorName ?? vendor ?? '',
    model,
    within,
    quantity: 0,
    statuses: [],
    replacements: [],
    demands,
    waiver,
    places: [],
  };
  drafts.set(key, draft);
  draft.quantity += quantity;
  draft.places.push({ path, line: finding.range.start.line + 1 });
  count(draft.statuses, each => each.status === status, { status, quantity });
  if (replaceBy !== null) count(draft.replacements, ({ by }) => by === replaceBy, { by: replaceBy, quantity });
}

function count<T extends { quantity: number }>(list: T[], isSame: (item: T) => boolean, item: T): void {
  const known = list.find(isSame);
  if (known) known.quantity += item.quantity;
  else list.push(item);
}

function demandsOf(judgement: ReportJudgement): readonly Demand[] {
  return judgement.verdicts.flatMap(verdict => [...demandOf(verdict, judgement), ...laterDemand(verdict, judgement)]);
}

/** Having a device and working with it, as against getting one. */
const keeping: readonly string[] = ['use', 'operation', 'contract-with-user'];

function speaksOfKeeping(restricts: readonly string[]): boolean {
  return restricts.some(activity => keeping.includes(activity));
}

function demandOf(verdict: ReportVerdict, judgement: ReportJudgement): readonly Demand[] {
  const { outcome, because } = verdict;
  const reason = because.find(({ restricts }) => speaksOfKeeping(restricts));
  const told = reason ?? because[0];
  if (!told) return [];
  const consequence = consequenceOf(outcome);
  if (consequence === undefined || (!reason && consequence === 'advised-against')) return [];
  return [demand(verdict, judgement, told, reason ? consequence : 'purchase-only', null)];
}

/** What begins on a later day, where that is about what is there. */
function laterDemand(verdict: ReportVerdict, judgement: ReportJudgement): readonly Demand[] {
  const { upcoming, because } = verdict;
  const consequence = upcoming && speaksOfKeeping(upcoming.restricts) ? consequenceOf(upcoming.outcome) : undefined;
  const [told] = because;
  return upcoming && told && consequence ? [demand(verdict, judgement, told, consequence, upcoming.on)] : [];
}

function consequenceOf(outcome: ReportVerdict['outcome']): Consequence | undefined {
  if (outcome === 'prohibited') return 'may-not-stay';
  if (outcome === 'restricted' || outcome === 'cannot-determine' || outcome === 'advised-against') return outcome;
  return undefined;
}

function demand(
  { instrument, instrumentName, status, statusText }: ReportVerdict,
  judgement: ReportJudgement,
  told: ReportReason,
  consequence: Consequence,
  from: string | null,
): Demand {
  return {
    consequence,
    whom: whomWords(judgement) ?? null,
    instrument,
    instrumentName,
    status,
    statusText,
    deadline: consequence === 'purchase-only' ? 'unknown' : deadlineOf(told),
    from,
    reason: told.text,
    removal: told.removal?.text ?? null,
    source: told.source,
  };
}

function deadlineOf({ removal }: ReportReason): Deadline {
  if (removal === null) return 'unknown';
  return removal.by === null ? 'none-published' : { by: removal.by };
}

function strongestDemand(a: Demand, b: Demand): number {
  return (
    Number(a.from !== null) - Number(b.from !== null) ||
    consequences.indexOf(a.consequence) - consequences.indexOf(b.consequence) ||
    compare(dayOf(a.deadline), dayOf(b.deadline))
  );
}

function dayOf(deadline: Deadline): string {
  return typeof deadline === 'string' ? '9999' : deadline.by;
}

function strongestFirst(a: InventoryRow, b: InventoryRow): number {
  return (
    Number(a.waiver !== null) - Number(b.waiver !== null) ||
    strengthOf(a) - strengthOf(b) ||
    compare(a.site ?? '', b.site ?? '') ||
    compare(a.vendorName, b.vendorName) ||
    compare(a.model ?? '', b.model ?? '')
  );
}

function strengthOf({ demands }: InventoryRow): number {
  const [first] = demands;
  return first ? consequences.indexOf(first.consequence) : consequences.length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
