// The learning rate over time: constant, a named schedule with its constants, or an expression of one's own.

import type { Result } from '../../src/shared/protocol';
import { send } from '../store';
import { useEffect, useRef, useState } from 'preact/hooks';
import { NumberField } from './field';
import { Select } from './select';
import { useAsked } from './use-asked';

const expression = 'expression';
const constant = 'constant';

export function ScheduleRows({ result }: { readonly result: Result }): preact.JSX.Element {
  const { schedule, schedules } = result;
  // "Expression" is chosen before one is typed.
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    if (schedule.name === expression) setTyping(false);
  }, [schedule.name]);
  const name = typing ? expression : schedule.name;
  const choices = [
    { value: constant, label: 'Constant' },
    ...schedules
      .filter(choice => choice.name !== constant && choice.name !== expression)
      .map(choice => ({ value: choice.name, label: choice.title })),
    { value: expression, label: 'Expression' },
  ];
  const choose = (chosen: string): void => {
    setTyping(chosen === expression);
    if (chosen === expression) return;
    const constants = schedules.find(choice => choice.name === chosen)?.constants ?? {};
    send({
      kind: 'setSchedule',
      schedule: chosen === constant ? null : { name: chosen, constants },
    });
  };
  const title =
    schedules.find(choice => choice.name === name)?.description ?? 'Schedule of the learning rate';
  return (
    <>
      <div class="form-row">
        <span class="name">Schedule</span>
        <Select label="Schedule" title={title} value={name} choices={choices} onChoose={choose} />
      </div>
      {name === expression && (
        <ExpressionRow
          text={schedule.name === expression ? schedule.text : ''}
          constants={schedule.constants}
        />
      )}
      {name === schedule.name && name !== constant && <Constants result={result} />}
    </>
  );
}

interface ExpressionRowProps {
  readonly text: string;
  readonly constants: Readonly<Record<string, number>>;
}

function ExpressionRow({ text, constants }: ExpressionRowProps): preact.JSX.Element {
  // What is being typed outlives every result but the one it asked for.
  const [draft, setDraft] = useState<string | null>(null);
  const sent = useRef(text);
  useEffect(() => {
    setDraft(typed => (typed === sent.current ? null : typed));
    sent.current = text;
  }, [text]);
  const apply = (): void => {
    if (draft === null || draft.trim() === '' || draft === sent.current) return;
    sent.current = draft;
    send({ kind: 'setSchedule', schedule: { expression: draft, constants } });
  };
  const restore = (): void => {
    sent.current = text;
    setDraft(null);
  };
  return (
    <div class="form-row">
      <span class="name" aria-hidden="true">
        α =
      </span>
      <input
        class="field text"
        aria-label="Schedule as an expression of alpha0, t, batch and epoch"
        placeholder="alpha0 / (1 + 0.01 * batch)"
        spellcheck={false}
        value={draft ?? text}
        onInput={event => setDraft(event.currentTarget.value)}
        onBlur={apply}
        onKeyDown={event => {
          if (event.key === 'Enter') apply();
          if (event.key === 'Escape') restore();
        }}
      />
    </div>
  );
}

function Constants({ result: { schedule } }: { readonly result: Result }): preact.JSX.Element {
  const set = useAsked(schedule.constants, constants =>
    send({
      kind: 'setSchedule',
      schedule:
        schedule.name === expression
          ? { expression: schedule.text, constants }
          : { name: schedule.name, constants },
    }),
  );
  return (
    <>
      {Object.entries(schedule.constants).map(([key, value]) => (
        <div class="form-row" key={key}>
          <span class="name">{key}</span>
          <NumberField
            label={`${key} of the schedule`}
            value={value}
            onApply={next => set(last => ({ ...last, [key]: next }))}
          />
        </div>
      ))}
      {schedule.name !== expression && schedule.text !== '' && (
        <p class="form-note">α = {schedule.text}</p>
      )}
    </>
  );
}
