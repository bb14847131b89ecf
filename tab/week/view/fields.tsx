import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { useTongue } from '../../strings/strings.ts';
import { parseHours } from '../model/hours.ts';

type Props = { label: string; value: string; onChange: (value: string) => void };

/** A duration as people type it; what cannot be read is said below. */
export function HoursField({ label, value, onChange }: Props): JSX.Element {
  const { strings } = useTongue();
  const id = useId();
  const isWrong = parseHours(value) === undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="short"
        data-first
        value={value}
        inputMode="decimal"
        autocomplete="off"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onInput={event => onChange(event.currentTarget.value)}
      />
      {isWrong && (
        <p id={`${id}-wrong`} class="wrong">
          {strings.grid.invalid(value)}
        </p>
      )}
    </div>
  );
}

export function CommentField({ label, value, max, onChange }: Props & { max: number }): JSX.Element {
  const { strings } = useTongue();
  const id = useId();
  const left = max - value.length;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={max}
        autocomplete="off"
        onInput={event => onChange(event.currentTarget.value)}
      />
      {left < 20 && <p class="quiet">{strings.details.commentLength(left)}</p>}
    </div>
  );
}
