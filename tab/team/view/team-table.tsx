import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { WeekStatus } from '../../../core/head.ts';
import type { WeekId } from '../../../core/week.ts';
import type { TeamWeek } from '../../../functions/lists/team.ts';
import type { TeamApi, Verdict } from '../../api/team.ts';
import { useAnnounce } from '../../shell/announcer.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { TeamRow } from './team-row.tsx';
import { useTeamStrings } from './team-strings.ts';
import type { Team } from './use-team.ts';

type Props = { team: Team; api: TeamApi; week: WeekId; status: WeekStatus; ownId: string };

/** The weeks of one status. Those that wait can be approved or returned, one or several at once. */
export function TeamTable({ team, api, week, status, ownId }: Props): JSX.Element {
  const said = useTeamStrings();
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { page, fates } = team;
  const { rows } = page;
  const isOpen = status === 'submitted' || status === 'recallRequested';
  const mayDecide = (row: TeamWeek) =>
    isOpen && row.userId !== ownId && !['done', 'waiting'].includes(fates.get(row.userId)?.kind ?? '');
  const open = rows.filter(mayDecide);
  const picked = open.filter(({ userId }) => chosen.has(userId));
  const decide = async (weeks: readonly TeamWeek[], verdict: Verdict) => {
    const { done, left } = await team.decide(weeks, verdict);
    setChosen(new Set());
    announce(said.result(done, left));
  };
  const toggle = (userId: string) =>
    setChosen(before =>
      before.has(userId)
        ? new Set([...before].filter(each => each !== userId))
        : new Set([...before, userId]),
    );
  const toggleAll = () =>
    setChosen(picked.length === open.length ? new Set() : new Set(open.map(({ userId }) => userId)));
  if (page.problem) return <ProblemNotice problem={page.problem} />;
  return (
    <section class="panel" aria-busy={page.isLoading}>
      <BulkBar
        {...{ picked, open, toggleAll }}
        onVerdict={verdict => void decide(picked, verdict)}
        onRefresh={team.refresh}
      />
      {rows.length === 0 && !page.isLoading && (
        <p class="empty">{said.none[status === 'submitted' ? 'submitted' : 'other']}</p>
      )}
      {rows.length > 0 && (
        <table class="rows people">
          <caption class="unseen">{said.list(said.state[status])}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">{said.person}</th>
              <th scope="col">{said.hours}</th>
              <th scope="col">{said.findings}</th>
              <td />
            </tr>
          </thead>
          {rows.map(row => (
            <TeamRow
              key={row.userId}
              {...{ row, api, week, isOwn: row.userId === ownId, mayDecide: mayDecide(row) }}
              fate={fates.get(row.userId)}
              isChosen={chosen.has(row.userId)}
              onChoose={() => toggle(row.userId)}
              onVerdict={verdict => void decide([row], verdict)}
            />
          ))}
        </table>
      )}
      {page.more && (
        <button type="button" class="button" disabled={page.isLoading} onClick={page.more}>
          {said.more}
        </button>
      )}
    </section>
  );
}
