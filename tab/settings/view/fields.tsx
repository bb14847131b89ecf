import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

type CheckProps = { label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void };

export function Check({ label, hint, checked, onChange }: CheckProps): JSX.Element {
  const id = useId();
  return (
    <div>
      <label class="check">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={event => onChange(event.currentTarget.checked)}
        />
        {label}
      </label>
      {hint !== undefined && (
        <p id={id} class="quiet check-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

type TextProps = {
  label: string;
  hint?: string;
  value: string;
  type?: 'text' | 'time';
  choices?: readonly string[];
  onChange: (value: string) => void;
};

export function TextField(props: TextProps): JSX.Element {
  const { label, hint, value, type = 'text', choices, onChange } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        maxLength={100}
        autocomplete="off"
        list={choices && `${id}-choices`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onInput={event => onChange(event.currentTarget.value)}
      />
      {choices && (
        <datalist id={`${id}-choices`}>
          {choices.map(choice => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} class="quiet">
          {hint}
        </p>
      )}
    </div>
  );
}

type ChoiceProps<T> = {
  label: string;
  hint?: string;
  value: T;
  choices: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
};

export function Choice<T extends string | number>(props: ChoiceProps<T>): JSX.Element {
  const { label, hint, value, choices, onChange } = props;
  const id = useId();
  const pick = (index: number) => {
    const chosen = choices[index];
    if (chosen) onChange(chosen[0]);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={event => pick(event.currentTarget.selectedIndex)}
      >
        {choices.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="quiet">
          {hint}
        </p>
      )}
    </div>
  );
}
