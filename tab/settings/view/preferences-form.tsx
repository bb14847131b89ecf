import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Profile } from '../../../core/profile.ts';
import { roundingSteps } from '../../../core/profile.ts';
import type { PersonApi } from '../../api/person.ts';
import { type Form, formOf } from '../model/form.ts';
import { Check, Choice, TextField } from './fields.tsx';
import { HoursFields } from './hours-fields.tsx';
import { Notices } from './notices.tsx';
import { useSettingsStrings } from './settings-strings.ts';
import { SourceList } from './source-list.tsx';
import { useSave } from './use-save.ts';

type Props = { profile: Profile; api: PersonApi; onSaved: (profile: Profile) => void };

export function PreferencesForm({ profile, api, onSaved }: Props): JSX.Element {
  const said = useSettingsStrings();
  const [form, setForm] = useState(() => formOf(profile));
  const { save, notice, isBusy } = useSave({ api, profile, onSaved, onForm: setForm });
  const set = (fields: Partial<Form>) => setForm(now => ({ ...now, ...fields }));
  const submit = (event: Event) => {
    event.preventDefault();
    void save(form);
  };
  return (
    <form class="panel form" aria-labelledby="preferences-title" onSubmit={submit} noValidate>
      <h2 id="preferences-title">{said.preferences}</h2>
      <Check
        label={said.consent}
        hint={said.consentHint}
        checked={form.consent}
        onChange={consent => set({ consent })}
      />
      <SourceList form={form} onChange={setForm} />
      <Check label={said.comments} checked={form.comments} onChange={comments => set({ comments })} />
      <HoursFields form={form} onChange={setForm} />
      <div class="field-row">
        <TextField label={said.zone} value={form.zone} choices={zones()} onChange={zone => set({ zone })} />
        <Choice
          label={said.rounding}
          value={form.roundingMinutes}
          choices={roundingSteps.map(step => [step, said.minutes(step)])}
          onChange={roundingMinutes => set({ roundingMinutes })}
        />
        <TextField
          label={said.name}
          hint={said.nameHint}
          value={form.displayName}
          onChange={displayName => set({ displayName })}
        />
        <Choice
          label={said.language}
          hint={said.languageHint}
          value={form.language}
          choices={(['en', 'de'] as const).map(each => [each, said.languages[each]])}
          onChange={language => set({ language })}
        />
      </div>
      <Notices form={form} onChange={set} />
      <div class="actions">
        <button type="submit" class="button primary" disabled={isBusy}>
          {said.save}
        </button>
        {notice && (
          <p class={notice.isGood ? 'quiet' : 'wrong'} role={notice.isGood ? 'status' : 'alert'}>
            {notice.words}
          </p>
        )}
      </div>
    </form>
  );
}

/** Browsers name those that they know. */
function zones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone');
}
