import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { PersonApi } from '../../api/person.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { useLoaded } from '../../shell/use-loaded.ts';
import { useTongue } from '../../strings/strings.ts';
import { forgetUnsaved, hasUnsaved } from '../../week/keep.ts';
import { browserShelf } from '../../week/shelf.ts';
import { useSettingsStrings } from './settings-strings.ts';

type Props = { api: PersonApi; personId: string; onClose: () => void; onDeleted: () => void };

/** Names what goes before it goes, and wants more than one press. */
export function DeleteDialog({ api, personId, onClose, onDeleted }: Props): JSX.Element {
  const { strings } = useTongue();
  const said = useSettingsStrings();
  const [isUnderstood, setUnderstood] = useState(false);
  const [state, setState] = useState<{ isBusy: boolean; problem?: string }>({ isBusy: false });
  const remove = async () => {
    setState({ isBusy: true });
    const answer = await api.deleteData();
    if (answer.kind === 'done') {
      forgetUnsaved(browserShelf(), personId);
      return onDeleted();
    }
    // Deleting again finds what is left: nothing is lost by trying.
    setState({ isBusy: false, problem: answer.kind === 'refused' ? answer.problem.message : said.unreached });
  };
  return (
    <Dialog title={said.deleteTitle} closeLabel={strings.details.close} onClose={onClose}>
      <WhatGoes api={api} personId={personId} />
      <label class="check">
        <input
          type="checkbox"
          data-first
          checked={isUnderstood}
          onChange={event => setUnderstood(event.currentTarget.checked)}
        />
        {said.understood}
      </label>
      {state.problem !== undefined && (
        <p class="wrong" role="alert">
          {state.problem}
        </p>
      )}
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          {strings.picker.cancel}
        </button>
        <button
          type="button"
          class="button danger"
          disabled={!isUnderstood || state.isBusy}
          onClick={() => void remove()}
        >
          {state.isBusy ? said.deleting : said.deleteNow}
        </button>
      </div>
    </Dialog>
  );
}

function WhatGoes({ api, personId }: Pick<Props, 'api' | 'personId'>): JSX.Element {
  const said = useSettingsStrings();
  const read = useCallback(() => api.data(), [api]);
  const { body } = useLoaded(read);
  const count = (kind: string) => body?.documents.filter(each => each.kind === kind).length ?? 0;
  return (
    <>
      <p>{said.deleteIntro}</p>
      <ul class="goes">
        {body && <li>{said.weeks(count('week'), count('entry'))}</li>}
        {body && <li>{said.runs(count('run'))}</li>}
        {said.rest.map(line => (
          <li key={line}>{line}</li>
        ))}
        {hasUnsaved(browserShelf(), personId) && <li>{said.unsent}</li>}
      </ul>
      <p class="quiet">{said.deleteNote}</p>
    </>
  );
}
