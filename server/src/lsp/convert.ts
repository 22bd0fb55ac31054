import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type Hover,
  MarkupKind,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Hover as CoreHover } from '../core/explain/hover.ts';
import type { Lens } from '../core/explain/lenses.ts';
import type { OutlineSymbol } from '../core/explain/symbols.ts';
import type { Position, Range, Source } from '../core/text/source.ts';
import { type Span, span } from '../core/text/span.ts';
import { offsetAt, type PositionEncoding, positionAt } from './encoding.ts';
import type { Mark } from './marks.ts';

/** What a client can show of a diagnostic. */
export interface DiagnosticFeatures {
  readonly related: boolean;
  readonly codeDescription: boolean;
}

/** One document between the protocol and the core: the only place that knows the types of both. */
export class Converter {
  readonly uri: string;
  readonly #source: Source;
  readonly #encoding: PositionEncoding;

  constructor(uri: string, source: Source, encoding: PositionEncoding) {
    this.uri = uri;
    this.#source = source;
    this.#encoding = encoding;
  }

  offset(position: Position): number {
    return offsetAt(this.#source, position, this.#encoding);
  }

  span(range: Range): Span {
    return span(this.offset(range.start), this.offset(range.end));
  }

  range({ start, end }: Span): Range {
    if (this.#encoding === 'utf-16') {
      // of a workbook these are rows and columns, which no two offsets by themselves tell
      const { start: from, end: to } = this.#source.rangeOf({ start, end });
      return { start: from, end: to };
    }
    return {
      start: positionAt(this.#source, start, this.#encoding),
      end: positionAt(this.#source, end, this.#encoding),
    };
  }

  diagnostic(mark: Mark, features: DiagnosticFeatures): Diagnostic {
    const diagnostic: Diagnostic = {
      range: this.range(mark.span),
      severity: severities[mark.level],
      source: mark.source ?? 'bomwarden',
      code: mark.code,
      message: mark.message,
    };
    if (features.codeDescription && mark.page !== undefined) diagnostic.codeDescription = { href: mark.page };
    if (features.related && mark.related.length > 0) {
      diagnostic.relatedInformation = mark.related.map(related => ({
        location: { uri: this.uri, range: this.range(related.span) },
        message: related.message,
      }));
    }
    if (mark.fingerprint !== undefined) diagnostic.data = { fingerprint: mark.fingerprint };
    return diagnostic;
  }

  hover(hover: CoreHover): Hover {
    return { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: this.range(hover.span) };
  }

  lens(lens: Lens, command: string): CodeLens {
    return { range: this.range(lens.span), command: { title: lens.title, command } };
  }

  symbol(symbol: OutlineSymbol): DocumentSymbol {
    return {
      name: symbol.name,
      detail: symbol.detail,
      kind: symbolKinds[symbol.kind ?? ''] ?? SymbolKind.Package,
      range: this.range(symbol.span),
      selectionRange: this.range(symbol.selection),
      ...(symbol.children.length === 0 ? {} : { children: symbol.children.map(child => this.symbol(child)) }),
    };
  }
}

const severities: Readonly<Record<Mark['level'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const symbolKinds: Readonly<Record<string, SymbolKind>> = {
  application: SymbolKind.Module,
  container: SymbolKind.Namespace,
  device: SymbolKind.Object,
  file: SymbolKind.File,
  firmware: SymbolKind.Struct,
  framework: SymbolKind.Class,
  hardware: SymbolKind.Object,
  library: SymbolKind.Package,
  'operating-system': SymbolKind.Module,
  service: SymbolKind.Interface,
};

/** Never marked as preferred: nothing of this may be applied without being read. */
export type Action = CodeAction;

/** A code action that carries its edit. */
export function editAction(title: string, edit: WorkspaceEdit, diagnostics: readonly Diagnostic[]): Action {
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [...diagnostics], edit };
}
