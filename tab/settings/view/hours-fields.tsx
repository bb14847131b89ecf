import type { JSX } from 'preact';
import { startingOn } from '../../../core/week-start.ts';
import { useTongue } from '../../strings/strings.ts';
import { datesOf } from '../../week/model/calendar.ts';
import { parseHours } from '../../week/model/hours.ts';
import type { Form } from '../model/form.ts';
import { useSettingsStrings } from './settings-strings.ts';

type Props = { form: Form; onChange: (form: Form) => void };

/** Any week, for the names of its days, which are counted as the profile does: from Monday. */
const days = datesOf('2026-W01').map((date, day) => ({ date, day }));

export function HoursFields({ form, onChange }: Props): JSX.Element {
  const { strings, weekday, firstDay } = useTongue();
  const said = useSettingsStrings();
  const wrong = form.hours.find(typed => parseHours(typed) === undefined);
  const set = (day: number, typed: string) =>
    onChange({ ...form, hours: form.hours.map((before, index) => (index === day ? typed : before)) });
  return (
    <fieldset class="group">
      <legend>{said.hours}</legend>
      <div class="seven">
        {startingOn(firstDay, days).map(({ date, day }) => (
          <div key={date} class="field">
            <label for={`hours-${day}`}>{weekday(date)}</label>
            <input
              id={`hours-${day}`}
              value={form.hours[day] ?? ''}
              inputMode="decimal"
              autocomplete="off"
              aria-invalid={parseHours(form.hours[day] ?? '') === undefined}
              onInput={event => set(day, event.currentTarget.value)}
            />
          </div>
        ))}
      </div>
      {wrong !== undefined && <p class="wrong">{strings.grid.invalid(wrong)}</p>}
    </fieldset>
  );
}
