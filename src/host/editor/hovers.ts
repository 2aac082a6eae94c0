// What a name means, its value at the start and its derivative, when the pointer rests on it.
import * as vscode from 'vscode';
import type { NameValues } from '../../core/document/services';
import type { Prepared } from '../../core/experiment';
import { loadCore, type Core } from '../core';
import { toRange } from '../editors';
import type { Readings } from '../readings';

export class Hovers implements vscode.HoverProvider {
  readonly #readings: Readings;

  constructor(readings: Readings) {
    this.#readings = readings;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const core = await loadCore();
    const prepared = await this.#readings.of(document);
    const hover = core.hoverAt(prepared.document, document.offsetAt(position), name =>
      valuesOf(core, prepared, name),
    );
    if (hover === undefined) return undefined;
    // Plain Markdown: no commands, no HTML, whatever the document holds.
    return new vscode.Hover(
      new vscode.MarkdownString(hover.markdown),
      toRange(document, hover.range),
    );
  }
}

function valuesOf(
  core: Core,
  { program, experiment }: Prepared,
  name: string,
): NameValues | undefined {
  if (program === undefined) return undefined;
  const start = experiment?.start.value;
  const index = program.parameters.indexOf(name);
  if (index >= 0)
    return {
      value: start && core.formatNumber(start[index]),
      derivative: core.gradientForm(program, name).text,
    };
  const values = start && core.namedValues(program, Float64Array.from(start), name);
  return values && { value: few(core, values) };
}

/** `0.500`, or the first few of the rows. */
function few({ formatNumber }: Core, values: ArrayLike<number>): string {
  const first = Array.from({ length: Math.min(values.length, shownRows) }, (_, i) =>
    formatNumber(values[i]),
  );
  return [...first, ...(values.length > shownRows ? ['…'] : [])].join(', ');
}

const shownRows = 4;
