// A codicon, and a button that has only one. The tooltip is its name for screen readers.

import type { Ref } from 'preact';

export const Icon = ({
  name,
  class: extra = '',
}: {
  readonly name: string;
  readonly class?: string;
}): preact.JSX.Element => (
  <span class={`codicon codicon-${name} ${extra}`.trim()} aria-hidden="true" />
);

export interface IconButtonProps {
  readonly icon: string;
  readonly title: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

export function IconButton(props: IconButtonProps): preact.JSX.Element {
  const { icon, title, onClick, disabled = false, pressed, expanded, buttonRef } = props;
  return (
    <button
      type="button"
      class="icon-button"
      title={title}
      aria-label={title}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-haspopup={expanded === undefined ? undefined : 'menu'}
      disabled={disabled}
      onClick={event => {
        event.stopPropagation();
        onClick();
      }}
      ref={buttonRef ?? null}
    >
      <Icon name={icon} />
    </button>
  );
}
