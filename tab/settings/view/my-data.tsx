import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PersonApi } from '../../api/person.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { offerFile } from './offer-file.ts';
import { useSettingsStrings } from './settings-strings.ts';

type Props = { api: PersonApi; personId: string; onDeleted: () => void };

/** Everything that is stored about a person, to take away or to have deleted. */
export function MyData({ api, personId, onDeleted }: Props): JSX.Element {
  const said = useSettingsStrings();
  const [notice, setNotice] = useState<{ words: string; isBad?: boolean }>();
  const [isAsking, setAsking] = useState(false);
  const download = async () => {
    setNotice({ words: said.downloading });
    const answer = await api.data();
    if (answer.kind === 'doubt') return setNotice({ words: said.unreached, isBad: true });
    if (answer.kind === 'refused') return setNotice({ words: answer.problem.message, isBad: true });
    offerFile(said.fileName, JSON.stringify(answer.body, undefined, 2));
    setNotice({ words: said.downloaded });
  };
  return (
    <section class="panel" aria-labelledby="data-title">
      <h2 id="data-title">{said.data}</h2>
      <p class="quiet">{said.dataHint}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => void download()}>
          {said.download}
        </button>
        <button type="button" class="button danger" onClick={() => setAsking(true)}>
          {said.deleteData}
        </button>
      </div>
      {notice && (
        <p class={notice.isBad ? 'wrong' : 'quiet'} role="status">
          {notice.words}
        </p>
      )}
      {isAsking && (
        <DeleteDialog api={api} personId={personId} onClose={() => setAsking(false)} onDeleted={onDeleted} />
      )}
    </section>
  );
}
