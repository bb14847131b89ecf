import { useState } from 'preact/hooks';
import type { Profile } from '../../../core/profile.ts';
import type { Problem } from '../../api/answer.ts';
import type { PersonApi } from '../../api/person.ts';
import type { SettingsStrings } from '../../strings/settings/shape.ts';
import { changeOf, type Form, formOf } from '../model/form.ts';
import { useSettingsStrings } from './settings-strings.ts';

type Parts = {
  api: PersonApi;
  profile: Profile;
  onSaved: (profile: Profile) => void;
  onForm: (form: Form) => void;
};

/** Sends what has changed in the form, and says what came of it. What is not saved stays in the form. */
export function useSave({ api, profile, onSaved, onForm }: Parts) {
  const said = useSettingsStrings();
  const [notice, setNotice] = useState<{ words: string; isGood: boolean }>();
  const [isBusy, setBusy] = useState(false);
  const bad = (words: string) => setNotice({ words, isGood: false });
  const save = async (form: Form) => {
    const made = changeOf(form, profile);
    if (made.kind === 'wrong') return bad(said.wrong(said.hours));
    setBusy(true);
    setNotice(undefined);
    const answer = await api.change(made.change);
    setBusy(false);
    if (answer.kind === 'doubt') return bad(said.unreached);
    if (answer.kind === 'refused') return bad(said.wrong(faultOf(answer.problem, said)));
    onSaved(answer.body);
    onForm(formOf(answer.body));
    setNotice({ words: said.saved, isGood: true });
  };
  return { save, notice, isBusy };
}

/** The API names the field that it does not take. */
function faultOf({ field = '', message }: Problem, said: SettingsStrings): string {
  const labels: Record<string, string> = {
    displayName: said.name,
    zone: said.zone,
    workingHours: said.hours,
    sourceOrder: said.sources,
    quietHours: said.notices,
  };
  const label = labels[/^\w+/.exec(field)?.[0] ?? ''];
  return label === undefined ? message : `${label} (${message})`;
}
