// A drop-down: the platform's own list, VS Code's looks.

import { Icon } from './icon';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChoose: (value: T) => void;
  readonly quiet?: boolean;
  readonly class?: string;
  readonly title?: string;
}

/** Quiet lists are as wide as the chosen word, not as the longest: the word is laid out once more, unseen. */
export function Select<T extends string>(props: SelectProps<T>): preact.JSX.Element {
  const { label, value, choices, onChoose, quiet = false, class: extra = '', title } = props;
  const chosen = choices.find(choice => choice.value === value)?.label ?? value;
  return (
    <span class={`select-box ${quiet ? 'quiet' : ''} ${extra}`.trim()}>
      {quiet && (
        <span class="sizer" aria-hidden="true">
          {chosen}
        </span>
      )}
      <select
        class={quiet ? 'select quiet' : 'select'}
        aria-label={label}
        title={title ?? label}
        value={value}
        onChange={event => {
          const choice = choices.find(({ value: word }) => word === event.currentTarget.value);
          if (choice !== undefined) onChoose(choice.value);
        }}
      >
        {choices.map(choice => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}
