import type { JSX } from 'preact';
import type { OrgRunView } from '../../../core/org-run/view.ts';
import { Dialog } from '../../shell/dialog.tsx';
import { useOrganisationStrings } from './organisation-strings.ts';

type Props = { run: OrgRunView; onKeep: () => void; onCancel: () => void };

/** Asks before the one action that cannot be taken back. */
export function CancelDialog({ run, onKeep, onCancel }: Props): JSX.Element {
  const { runs } = useOrganisationStrings();
  return (
    <Dialog title={runs.cancelTitle} closeLabel={runs.keep} onClose={onKeep}>
      <p>
        <strong>{run.orgRunId}</strong>
      </p>
      <p>{runs.cancelWarning}</p>
      <div class="actions">
        <button type="button" class="button" onClick={onKeep}>
          {runs.keep}
        </button>
        <button type="button" class="button danger" onClick={onCancel}>
          {runs.actions.cancel}
        </button>
      </div>
    </Dialog>
  );
}
