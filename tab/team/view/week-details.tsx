import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { WeekId } from '../../../core/week.ts';
import type { ExplainedWeek } from '../../../functions/week/explained.ts';
import type { TeamApi } from '../../api/team.ts';
import { Icon } from '../../shell/icons.tsx';
import { useLoaded } from '../../shell/use-loaded.ts';
import { useTongue } from '../../strings/strings.ts';
import { hours } from '../../week/model/hours.ts';

const icons = { info: 'info', warn: 'warning', block: 'block' } as const;

type Props = { api: TeamApi; week: WeekId; userId: string };

/** What is in a week, day by day, and what the rules find in it. */
export function WeekDetails({ api, week, userId }: Props): JSX.Element {
  const { strings, format } = useTongue();
  const { body, problem } = useLoaded(useCallback(() => api.explained(userId, week), [api, userId, week]));
  if (problem) return <p class="wrong">{strings.refusals[problem.code] ?? problem.message}</p>;
  if (!body) return <p class="quiet">{strings.app.loading}</p>;
  return (
    <div class="inside">
      <Days view={body} />
      {body.findings.length > 0 && (
        <ul class="plain">
          {body.findings.map(finding => (
            <li key={`${finding.code} ${finding.date} ${finding.text}`} class={`finding ${finding.severity}`}>
              <Icon name={icons[finding.severity]} />
              <span>
                <span class="unseen">{strings.findings.severity[finding.severity]}: </span>
                {finding.date !== undefined && <span class="quiet">{format.shortDay(finding.date)} · </span>}
                {finding.text}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Days({ view }: { view: ExplainedWeek }): JSX.Element {
  const { format } = useTongue();
  const worked = view.days.filter(({ entries }) => entries.length > 0);
  return (
    <dl class="days">
      {worked.map(({ date, totalMinutes, entries }) => (
        <div key={date}>
          <dt>
            {format.shortDay(date)} <strong>{hours(totalMinutes)}</strong>
          </dt>
          {entries.map(({ id, minutes, type, externalComment }) => (
            <dd key={id}>
              {view.lines[id]?.title ?? type} <span class="number">{hours(minutes)}</span>
              {externalComment !== undefined && <span class="quiet"> {externalComment}</span>}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
