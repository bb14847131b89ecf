import type { JSX } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Profile } from '../../../core/profile.ts';
import { personApi } from '../../api/person.ts';
import { Message } from '../../shell/message.tsx';
import { useLoaded } from '../../shell/use-loaded.ts';
import type { ViewProps } from '../../shell/views.ts';
import { useTongue } from '../../strings/strings.ts';
import { MyData } from './my-data.tsx';
import { PreferencesForm } from './preferences-form.tsx';
import { Rules } from './rules.tsx';
import { useSettingsStrings } from './settings-strings.ts';

/** What a person has told Time Agent, what it has learned from them, and everything that it keeps about them. */
export function Settings({ host, send }: ViewProps): JSX.Element {
  const { strings } = useTongue();
  const said = useSettingsStrings();
  const api = useMemo(() => personApi(send), [send]);
  const read = useCallback(() => api.profile(), [api]);
  const loaded = useLoaded(read);
  const [saved, setSaved] = useState<Profile>();
  const [isDeleted, setDeleted] = useState(false);
  const profile = saved ?? loaded.body;
  if (isDeleted) return <Message title={said.deletedTitle} body={said.deletedBody} />;
  if (loaded.problem)
    return (
      <Message
        title={strings.failed.title}
        body={strings.refusals[loaded.problem.code] ?? loaded.problem.message}
      >
        <button type="button" class="button primary" onClick={() => void loaded.again()}>
          {strings.failed.again}
        </button>
      </Message>
    );
  if (!profile) return <p class="loading">{strings.app.loading}</p>;
  return (
    <main class="week settings">
      <h1>{said.title}</h1>
      <PreferencesForm profile={profile} api={api} onSaved={setSaved} />
      <Rules profile={profile} api={api} onSaved={setSaved} />
      <MyData api={api} personId={host.personId} onDeleted={() => setDeleted(true)} />
    </main>
  );
}
