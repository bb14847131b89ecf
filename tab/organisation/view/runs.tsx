import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Control } from '../../../core/org-run/org-run.ts';
import type { OrgRunView } from '../../../core/org-run/view.ts';
import type { Problem } from '../../api/answer.ts';
import { useAnnounce } from '../../shell/announcer.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { useTongue } from '../../strings/strings.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { useOrganisationStrings } from './organisation-strings.ts';
import { RunCard } from './run-card.tsx';
import type { SectionProps } from './section.ts';
import { StartRun } from './start-run.tsx';
import { useRuns } from './use-runs.ts';

/** What runs and ran for the whole organisation. */
export function Runs({ api }: SectionProps): JSX.Element {
  const said = useOrganisationStrings();
  const { strings } = useTongue();
  const announce = useAnnounce();
  const { page, runs, put } = useRuns(api);
  const [problem, setProblem] = useState<Problem>();
  const [cancelling, setCancelling] = useState<OrgRunView>();
  const steer = async (run: OrgRunView, action: Control) => {
    setCancelling(undefined);
    const answer = await api.steer(run.orgRunId, action);
    setProblem(answer.kind === 'refused' ? answer.problem : undefined);
    if (answer.kind !== 'done') return;
    put(answer.body);
    announce(said.runs.done[action]);
  };
  return (
    <>
      <StartRun api={api} onStarted={put} />
      <ProblemNotice problem={problem ?? page.problem} />
      {runs.length === 0 && (
        <p class="empty panel">{page.isLoading ? strings.app.loading : said.runs.none}</p>
      )}
      {runs.map(run => (
        <RunCard
          key={run.orgRunId}
          run={run}
          onControl={action => (action === 'cancel' ? setCancelling(run) : void steer(run, action))}
        />
      ))}
      {page.more && (
        <button type="button" class="button" disabled={page.isLoading} onClick={page.more}>
          {said.more}
        </button>
      )}
      {cancelling && (
        <CancelDialog
          run={cancelling}
          onKeep={() => setCancelling(undefined)}
          onCancel={() => void steer(cancelling, 'cancel')}
        />
      )}
    </>
  );
}
