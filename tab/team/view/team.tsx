import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { WeekStatus } from '../../../core/head.ts';
import type { WeekId } from '../../../core/week.ts';
import { teamApi } from '../../api/team.ts';
import type { ViewProps } from '../../shell/views.ts';
import { WeekSteps } from '../../shell/week-steps.tsx';
import { useTongue } from '../../strings/strings.ts';
import { isWeek, weekOf } from '../../week/model/calendar.ts';
import { today } from '../../week/view/days.tsx';
import { StateTabs } from './state-tabs.tsx';
import { useTeamStrings } from './team-strings.ts';
import { TeamTable } from './team-table.tsx';
import { useTeam } from './use-team.ts';

/** For approvers: which weeks are waiting, what the review has found in them, and what becomes of them. */
export function Team({ host, send }: ViewProps): JSX.Element {
  const { locale } = useTongue();
  const said = useTeamStrings();
  const api = useMemo(() => teamApi(send, locale), [send, locale]);
  const [week, setWeek] = useState<WeekId>(() => (isWeek(host.target) ? host.target : weekOf(today())));
  const [status, setStatus] = useState<WeekStatus>('submitted');
  const team = useTeam(api, week, status);
  const { body } = team.states;
  const begun = Object.values(body?.states ?? {}).reduce((sum, count) => sum + count, 0);
  return (
    <main class="week">
      <header class="week-header">
        <WeekSteps week={week} setWeek={setWeek} />
        <div class="week-total">
          <p class="quiet">{body ? said.begun(begun, Math.max(begun, body.people)) : ' '}</p>
          <progress max={Math.max(1, body?.people ?? 1)} value={begun} aria-label={said.states} />
        </div>
      </header>
      <StateTabs status={status} setStatus={setStatus} states={body?.states ?? {}} />
      <TeamTable
        key={`${week} ${status}`}
        team={team}
        api={api}
        week={week}
        status={status}
        ownId={host.personId}
      />
    </main>
  );
}
