import type { Role, Stated } from '../../../model/claim.ts';
import { claimDevice } from '../device.ts';
import { type Line, type LineContext, type Part, startPart } from './line.ts';
import type { Named } from './named.ts';

/** States of a part what a tool printed of it. */
export function claimNamed({ component, device }: Part, { whole, maker, model, id }: Named, role: Role): void {
  component.name = whole ?? id;
  device.manufacturer = maker;
  device.model = model ?? whole;
  claimDevice(component, 'manufacturer', maker, { party: 'organization' });
  claimDevice(component, 'name', whole);
  claimDevice(component, role, id);
}

/** Who made a part, as far as its line tells. */
export interface Made {
  readonly maker: Stated<string> | undefined;
  readonly id: Stated<string> | undefined;
}

/**
 * The board around a chip, which a subsystem id names: another's product than the chip, so a part of its own. Where both
 * are of one company the line says nothing new.
 */
export function startBoard(context: LineContext, line: Line, chip: Made, board: Named): Part | undefined {
  if (!board.maker && !board.id && !board.whole) return undefined;
  if (isNobody(board.id) || isOfOne(chip, board)) return undefined;
  const part = startPart(context, line.span);
  claimNamed(part, board, 'pci-id');
  return part;
}

/** Of both, the ids or the names of their makers. */
function isOfOne(chip: Made, board: Named): boolean {
  if (chip.id && board.id) return vendorOf(chip.id) === vendorOf(board.id);
  const maker = board.maker ?? board.whole;
  if (chip.maker && maker) return chip.maker.value.toLowerCase() === maker.value.toLowerCase();
  return !maker && !board.id;
}

function vendorOf({ value }: Stated<string>): string {
  return value.slice(0, 4).toLowerCase();
}

/** Nothing was written into the chip's memory. */
function isNobody(id: Stated<string> | undefined): boolean {
  return id !== undefined && /^(?:0000|ffff)/i.test(id.value);
}
