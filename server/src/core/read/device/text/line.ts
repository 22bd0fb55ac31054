import type { Stated } from '../../../model/claim.ts';
import type { Problems } from '../../../text/problems.ts';
import type { Span } from '../../../text/span.ts';
import type { BomBuilder, ComponentDraft } from '../../bom-builder.ts';
import { type DeviceDraft, newDevice } from '../device.ts';

/** A line of a text with its place, without its end. */
export interface Line {
  readonly text: string;
  readonly span: Span;
}

/** What the readers of lines fill. */
export interface LineContext {
  readonly bom: BomBuilder;
  readonly problems: Problems;
}

/** A part of a computer that lines speak of. */
export interface Part {
  readonly component: ComponentDraft;
  readonly device: DeviceDraft;
}

/** Starts a part of a computer that a line lists. */
export function startPart({ bom }: LineContext, span: Span): Part {
  const component = bom.start('component', span.start);
  component.kind = 'hardware';
  component.span = span;
  const device = newDevice();
  component.device = device;
  bom.componentCount++;
  return { component, device };
}

/** What stands in a line from one offset to another, white space around it aside; undefined where that is nothing. */
export function stated({ text, span }: Line, from: number, to = text.length): Stated<string> | undefined {
  const value = text.slice(from, to);
  const start = span.start + from + value.length - value.trimStart().length;
  const bare = value.trim();
  return bare === '' ? undefined : { value: bare, span: { start, end: start + bare.length } };
}
