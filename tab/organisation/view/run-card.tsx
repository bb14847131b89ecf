import type { JSX } from 'preact';
import type { Control } from '../../../core/org-run/org-run.ts';
import type { OrgRunView } from '../../../core/org-run/view.ts';
import { personName } from '../../shell/person.ts';
import { useTongue } from '../../strings/strings.ts';
import { useOrganisationStrings } from './organisation-strings.ts';

type Props = { run: OrgRunView; onControl: (action: Control) => void };

/** What can be done with an org run as it stands. */
function controlsFor({ state, deadLetters }: OrgRunView): Control[] {
  if (state === 'paused') return ['resume', 'cancel'];
  if (state === 'running' || state === 'enumerating') return ['pause', 'cancel'];
  return state === 'completed' && deadLetters > 0 ? ['redrive'] : [];
}

/** One org run: how far it is, what came of it, and what can be done about it. */
export function RunCard({ run, onControl }: Props): JSX.Element {
  const { runs } = useOrganisationStrings();
  const { locale } = useTongue();
  const { state, week, kind, dryRun, users, percent, measuredRate, estimatedEnd, createdAt } = run;
  const number = (value: number) => value.toLocaleString(locale);
  const time = (at: string) =>
    new Date(at).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' });
  const title = `${runs.kinds[kind]} · ${week}`;
  const isMoving = state === 'running' || state === 'enumerating';
  return (
    <section class="panel run" aria-label={title}>
      <div class="run-head">
        <h2>{title}</h2>
        <span class={`badge run-${state}`}>{runs.states[state]}</span>
        {dryRun && <span class="badge">{runs.dry}</span>}
        <div class="actions end">
          {controlsFor(run).map(action => (
            <button
              key={action}
              type="button"
              class="button"
              aria-label={runs.actionOf(runs.actions[action], title)}
              onClick={() => onControl(action)}
            >
              {runs.actions[action]}
            </button>
          ))}
        </div>
      </div>
      <progress
        max={100}
        value={percent}
        aria-label={runs.progress(number(users.finished), number(users.total))}
      />
      <p class="quiet">
        {[
          runs.progress(number(users.finished), number(users.total)),
          ...(isMoving && measuredRate > 0 ? [runs.rate(number(measuredRate))] : []),
          ...(isMoving && estimatedEnd !== undefined ? [runs.end(time(estimatedEnd))] : []),
          runs.by(time(createdAt)),
          run.orgRunId,
        ].join(' · ')}
      </p>
      <Results run={run} />
    </section>
  );
}

function Results({ run }: { run: OrgRunView }): JSX.Element {
  const said = useOrganisationStrings();
  const { locale } = useTongue();
  const { results, failures, deadLetters } = run;
  return (
    <>
      <ul class="plain results">
        {Object.entries(results).map(([code, count]) => (
          <li key={code}>
            <strong>{count.toLocaleString(locale)}</strong> {said.results[code] ?? code}
          </li>
        ))}
        {deadLetters > 0 && <li class="wrong">{said.runs.deadLetters(deadLetters)}</li>}
      </ul>
      {failures.length > 0 && (
        <details>
          <summary>{said.runs.failures}</summary>
          <ul class="plain">
            {failures.map(({ userId, code }) => (
              <li key={userId}>
                {personName(userId)}: {said.results[code] ?? code}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
