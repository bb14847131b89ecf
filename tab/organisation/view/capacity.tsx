import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { defaultAssumptions } from '../../../core/capacity/assumptions.ts';
import { quotas } from '../../../core/capacity/quotas.ts';
import { type WallTime, wallTime } from '../../../core/capacity/wall-time.ts';
import { wayNames } from '../../../core/capacity/ways.ts';
import { useTongue } from '../../strings/strings.ts';
import { duration } from '../durations.ts';
import { CapacityNeeds } from './capacity-needs.tsx';
import { useOrganisationStrings } from './organisation-strings.ts';
import { TimeChart } from './time-chart.tsx';

const peopleMax = 1_000_000;
const windows = [900, 3600, 14_400, 86_400];

/** How long the weeks of everybody take, and what it takes to be done in time. Reckoned in the browser. */
export function Capacity(): JSX.Element {
  const { capacity } = useOrganisationStrings();
  const { locale } = useTongue();
  const [people, setPeople] = useState(50_000);
  const [windowS, setWindowS] = useState(3600);
  const times = wayNames.map(way => wallTime(way, people, defaultAssumptions));
  const rate = (people / windowS).toLocaleString(locale, { maximumSignificantDigits: 3 });
  return (
    <>
      <section class="panel">
        <p>{capacity.intro}</p>
        <div class="start">
          <div class="field">
            <label for="people">{capacity.people}</label>
            <input
              id="people"
              class="short"
              type="number"
              min={1}
              max={peopleMax}
              value={people}
              onInput={event => {
                const typed = event.currentTarget.valueAsNumber;
                if (typed >= 1 && typed <= peopleMax) setPeople(Math.round(typed));
              }}
            />
          </div>
          <div class="field">
            <label for="window">{capacity.window}</label>
            <select
              id="window"
              value={windowS}
              onChange={event => setWindowS(Number(event.currentTarget.value))}
            >
              {windows.map(each => (
                <option key={each} value={each}>
                  {capacity.windows[each]}
                </option>
              ))}
            </select>
          </div>
          <output for="people window">
            <strong>{capacity.rate(rate)}</strong>
          </output>
        </div>
      </section>
      <section class="panel">
        <TimeChart times={times} windowS={windowS} />
        <TimeTable times={times} />
      </section>
      <CapacityNeeds people={people} windowS={windowS} />
      <p class="quiet">{capacity.note}</p>
    </>
  );
}

function TimeTable({ times }: { times: readonly WallTime[] }): JSX.Element {
  const { capacity } = useOrganisationStrings();
  const { locale } = useTongue();
  return (
    <table class="rows">
      <caption class="unseen">{capacity.intro}</caption>
      <thead>
        <tr>
          <th scope="col">{capacity.way}</th>
          <th scope="col">{capacity.time}</th>
          <th scope="col">{capacity.binds}</th>
        </tr>
      </thead>
      <tbody>
        {times.map(({ way, seconds, binds }) => (
          <tr key={way}>
            <th scope="row">{capacity.ways[way]}</th>
            <td class="number">{duration(seconds, capacity.units, locale)}</td>
            <td>
              {binds === 'oneWeek' ? capacity.oneWeek : (capacity.quotas[binds] ?? quotas[binds].label)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
