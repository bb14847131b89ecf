import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OrgRunKind } from '../../../core/org-run/org-run.ts';
import type { OrgRunView } from '../../../core/org-run/view.ts';
import type { WeekId } from '../../../core/week.ts';
import type { Problem } from '../../api/answer.ts';
import type { OrganisationApi } from '../../api/organisation.ts';
import { useAnnounce } from '../../shell/announcer.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { useTongue } from '../../strings/strings.ts';
import { datesOf, weekOf, weeksLater } from '../../week/model/calendar.ts';
import { today } from '../../week/view/days.tsx';
import { useOrganisationStrings } from './organisation-strings.ts';

const kinds = ['draft', 'redraft', 'reminder'] as const satisfies OrgRunKind[];

type Props = { api: OrganisationApi; onStarted: (run: OrgRunView) => void };

/** Starts a run for everybody who has agreed. It is dry until somebody says otherwise. */
export function StartRun({ api, onStarted }: Props): JSX.Element {
  const { runs } = useOrganisationStrings();
  const { format } = useTongue();
  const announce = useAnnounce();
  const now = weekOf(today());
  const [week, setWeek] = useState<WeekId>(now);
  const [kind, setKind] = useState<OrgRunKind>('draft');
  const [dryRun, setDryRun] = useState(true);
  const [orgRunId, setOrgRunId] = useState(newId);
  const [problem, setProblem] = useState<Problem>();
  const start = async (event: Event) => {
    event.preventDefault();
    const answer = await api.start({ orgRunId, week, kind, dryRun });
    setProblem(answer.kind === 'refused' ? answer.problem : undefined);
    // Without an answer the same id is asked for again: it starts once.
    if (answer.kind !== 'done') return;
    setOrgRunId(newId());
    onStarted(answer.body);
    announce(runs.started);
  };
  return (
    <form class="panel start" onSubmit={event => void start(event)}>
      <div class="field">
        <label for="run-week">{runs.week}</label>
        <select id="run-week" value={week} onChange={event => setWeek(event.currentTarget.value as WeekId)}>
          {[1, 0, -1, -2, -3, -4].map(step => {
            const each = weeksLater(now, step);
            return (
              <option key={each} value={each}>
                {each} · {format.date(datesOf(each)[0] ?? '')}
              </option>
            );
          })}
        </select>
      </div>
      <div class="field">
        <label for="run-kind">{runs.kind}</label>
        <select
          id="run-kind"
          value={kind}
          onChange={event => setKind(event.currentTarget.value as OrgRunKind)}
        >
          {kinds.map(each => (
            <option key={each} value={each}>
              {runs.kinds[each]}
            </option>
          ))}
        </select>
      </div>
      <label class="check">
        <input type="checkbox" checked={dryRun} onChange={event => setDryRun(event.currentTarget.checked)} />
        {runs.dryRun}
      </label>
      <button type="submit" class="button primary">
        {runs.start}
      </button>
      <ProblemNotice problem={problem} />
    </form>
  );
}

function newId(): string {
  return `tab-${crypto.randomUUID()}`;
}
