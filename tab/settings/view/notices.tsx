import type { JSX } from 'preact';
import type { Form } from '../model/form.ts';
import { Check, TextField } from './fields.tsx';
import { useSettingsStrings } from './settings-strings.ts';

type Props = { form: Form; onChange: (fields: Partial<Form>) => void };

/** What a person is written to of, and when not. */
export function Notices({ form, onChange }: Props): JSX.Element {
  const said = useSettingsStrings();
  const { summaries, reminders, quietHours } = form;
  return (
    <fieldset class="group">
      <legend>{said.notices}</legend>
      <Check label={said.summaries} checked={summaries} onChange={on => onChange({ summaries: on })} />
      <Check label={said.reminders} checked={reminders} onChange={on => onChange({ reminders: on })} />
      <div class="field-row">
        <TextField
          label={said.quietFrom}
          type="time"
          value={quietHours.from}
          onChange={from => onChange({ quietHours: { ...quietHours, from } })}
        />
        <TextField
          label={said.quietTo}
          type="time"
          value={quietHours.to}
          onChange={to => onChange({ quietHours: { ...quietHours, to } })}
        />
      </div>
      <p class="quiet">{said.quietHint}</p>
    </fieldset>
  );
}
