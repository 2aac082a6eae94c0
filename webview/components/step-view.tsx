// The Step view: one sentence, then each equation with this step's numbers. Parameters stand side by side where there is room, else below each other.

import type { Result, StepCell, StepDetail, StepLine } from '../../src/shared/protocol';
import { selectedRun } from '../state/select';
import { arrange, useSelect } from '../store';
import { Select } from './select';
import { Tex } from './tex';

/** More parameters than this are chosen by drop-down. */
const mostShown = 4;

export function StepView({ result }: { readonly result: Result }): preact.JSX.Element {
  const detail = useSelect(state => state.detail);
  const run = useSelect(state => selectedRun(state)?.id);
  const layout = useSelect(state => state.layout);
  const first = useSelect(state => state.arranged.stepParameter);
  if (detail === null || detail.run !== run || detail.result !== result.id)
    return <p class="step-view secondary">Working out the numbers of this step…</p>;
  const many = result.parameters.length > mostShown;
  const shown = many
    ? [Math.min(first, result.parameters.length - 1)]
    : result.parameters.map((_, i) => i);
  return (
    <div class="step-view">
      <p class="step-sentence">{detail.sentence}</p>
      {many && <ParameterChoice result={result} first={first} />}
      <StepGrid detail={detail} result={result} shown={shown} layout={layout} />
    </div>
  );
}

function ParameterChoice({
  result,
  first,
}: {
  readonly result: Result;
  readonly first: number;
}): preact.JSX.Element {
  return (
    <div class="form-row parameter-choice">
      <span class="secondary">Parameter</span>
      <Select
        label="Parameter"
        value={String(first)}
        choices={result.parameters.map(({ text }, i) => ({ value: String(i), label: text }))}
        onChoose={value => arrange({ stepParameter: Number(value) })}
      />
    </div>
  );
}

interface GridProps {
  readonly detail: StepDetail;
  readonly result: Result;
  readonly shown: readonly number[];
  readonly layout: string;
}

function StepGrid({ detail, result, shown, layout }: GridProps): preact.JSX.Element | null {
  if (detail.lines.length === 0) return null;
  if (layout === 'medium' && shown.length <= 2)
    return <BesideGrid detail={detail} result={result} shown={shown} layout={layout} />;
  return <StackedGrid detail={detail} result={result} shown={shown} layout={layout} />;
}

const cellsOf = (
  { cells, scalar }: StepLine,
  shown: readonly number[],
): readonly (StepCell | undefined)[] => (scalar ? [cells[0]] : shown.map(i => cells[i]));

/** Two parameters side by side. */
function BesideGrid({ detail, result, shown }: GridProps): preact.JSX.Element {
  return (
    <table class="step-grid beside">
      <thead>
        <tr>
          <th class="rule">
            <span class="sr-only">Rule</span>
          </th>
          {shown.map(i => (
            <th key={i} colSpan={2} scope="col">
              <Tex
                latex={result.parameters[i]?.latex ?? ''}
                text={result.parameters[i]?.name ?? ''}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {detail.lines.map((line, i) => (
          <tr key={i} title={line.meaning}>
            <th class="rule" scope="row">
              <Tex latex={line.rule.latex} text={line.rule.text} />
            </th>
            {cellsOf(line, shown).map((cell, j) => (
              <Cells key={j} cell={cell} wide={line.scalar ? shown.length * 2 - 1 : 1} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cells({
  cell,
  wide,
}: {
  readonly cell: StepCell | undefined;
  readonly wide: number;
}): preact.JSX.Element | null {
  if (cell === undefined) return null;
  return (
    <>
      <td class="numbers" colSpan={wide}>
        <Tex latex={cell.substituted.latex} text={cell.substituted.text} />
        {cell.because && (
          <div class="because">
            as <Tex latex={cell.because.latex} text={cell.because.text} />
          </div>
        )}
      </td>
      <td class="result" title={cell.exact}>
        <span class="equals">= </span>
        {cell.result}
      </td>
    </>
  );
}

/** Each parameter on a row of its own; narrow panels name the row by the assigned name instead of the whole rule. */
function StackedGrid({ detail, result, shown, layout }: GridProps): preact.JSX.Element {
  const narrow = layout === 'narrow';
  return (
    <table class="step-grid stacked">
      <tbody>
        {detail.lines.flatMap((line, i) =>
          cellsOf(line, shown).map((cell, j) => {
            const parameter = line.scalar ? undefined : result.parameters[shown[j] ?? 0];
            return (
              <tr
                key={`${i} ${j}`}
                class={j > 0 ? 'continued' : ''}
                title={`${line.rule.text}\n${line.meaning}`}
              >
                {narrow ? (
                  <th class="rule" scope="row">
                    <Tex
                      latex={assigned(line, parameter?.latex)}
                      text={`${line.name} ${parameter?.name ?? ''}`}
                    />
                  </th>
                ) : (
                  <>
                    {j === 0 && (
                      <th class="rule" scope="rowgroup" rowSpan={line.scalar ? 1 : shown.length}>
                        <Tex latex={line.rule.latex} text={line.rule.text} />
                      </th>
                    )}
                    {parameter === undefined ? (
                      <td class="parameter" />
                    ) : (
                      <th class="parameter" scope="row">
                        <Tex latex={parameter.latex} text={parameter.name} />
                      </th>
                    )}
                  </>
                )}
                <Cells cell={cell} wide={1} />
              </tr>
            );
          }),
        )}
      </tbody>
    </table>
  );
}

/** The left side of a rule, of one parameter: g_x, \hat{m}_y. */
function assigned({ rule, name }: StepLine, parameter: string | undefined): string {
  const left = /^(.*?)(?:=|\\leftarrow|\\gets)/.exec(rule.latex)?.[1]?.trim() ?? name;
  return parameter === undefined ? left : `{${left}}_{${parameter}}`;
}
