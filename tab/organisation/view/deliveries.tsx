import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { type DeliveryState, deliveryStates } from '../../../core/delivery.ts';
import type { WeekId } from '../../../core/week.ts';
import type { DeliveryView } from '../../../functions/delivery/read.ts';
import { personName } from '../../shell/person.ts';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { useLoaded } from '../../shell/use-loaded.ts';
import { usePages } from '../../shell/use-pages.ts';
import { WeekSteps } from '../../shell/week-steps.tsx';
import { useTongue } from '../../strings/strings.ts';
import { weekOf } from '../../week/model/calendar.ts';
import { today } from '../../week/view/days.tsx';
import { useOrganisationStrings } from './organisation-strings.ts';
import type { SectionProps } from './section.ts';

/** What became of the messages about one week. */
export function Deliveries({ api }: SectionProps): JSX.Element {
  const said = useOrganisationStrings();
  const { strings } = useTongue();
  const [week, setWeek] = useState<WeekId>(() => weekOf(today()));
  const [state, setState] = useState<DeliveryState>();
  const { body } = useLoaded(useCallback(() => api.deliveryStates(week), [api, week]));
  const page = usePages(
    useCallback((next?: string) => api.deliveries(week, state, next), [api, week, state]),
  );
  return (
    <>
      <WeekSteps week={week} setWeek={setWeek} />
      <fieldset class="tiles">
        <legend class="unseen">{said.deliveries.states}</legend>
        {deliveryStates.map(each => (
          <button
            key={each}
            type="button"
            class="tile"
            aria-pressed={each === state}
            onClick={() => setState(each === state ? undefined : each)}
          >
            <strong>{body?.states[each] ?? 0}</strong>
            <span>{said.deliveries.state[each]}</span>
          </button>
        ))}
      </fieldset>
      <ProblemNotice problem={page.problem} />
      <section class="panel" aria-busy={page.isLoading}>
        {page.rows.length === 0 ? (
          <p class="empty">{page.isLoading ? strings.app.loading : said.deliveries.none}</p>
        ) : (
          <Ledger rows={page.rows} />
        )}
        {page.more && (
          <button type="button" class="button" disabled={page.isLoading} onClick={page.more}>
            {said.more}
          </button>
        )}
      </section>
    </>
  );
}

function Ledger({ rows }: { rows: readonly DeliveryView[] }): JSX.Element {
  const { deliveries } = useOrganisationStrings();
  const { locale } = useTongue();
  const time = (at: string) =>
    new Date(at).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <table class="rows">
      <caption class="unseen">{deliveries.states}</caption>
      <thead>
        <tr>
          <th scope="col">{deliveries.person}</th>
          <th scope="col">{deliveries.message}</th>
          <th scope="col">{deliveries.outcome}</th>
          <th scope="col">{deliveries.when}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ userId, runId, message, state, reason, updatedAt }) => (
          <tr key={`${userId} ${runId}`}>
            <th scope="row" title={userId}>
              {personName(userId)}
            </th>
            <td>{deliveries.messages[message]}</td>
            <td>
              {deliveries.state[state]}
              {reason !== undefined && <span class="quiet"> · {reason}</span>}
            </td>
            <td>{time(updatedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
