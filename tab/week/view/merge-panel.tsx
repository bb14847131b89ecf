import type { JSX } from 'preact';
import { useTongue } from '../../strings/strings.ts';
import { hours } from '../model/hours.ts';
import type { Line } from '../model/line.ts';
import type { Conflict } from '../model/merge.ts';
import { choose, type Refused, retryRefused } from '../model/session.ts';
import type { WeekSync } from '../sync.ts';
import { useBoard } from './board.ts';

/** Edits that wait for a person: changed by two at once, or not taken by the service. Nothing is dropped unasked. */
export function MergePanel({ sync }: { sync: WeekSync }): JSX.Element | null {
  const { strings } = useTongue();
  const { session } = useBoard();
  const { conflicts, refused } = session;
  if (conflicts.length === 0 && refused.length === 0) return null;
  return (
    <section class="merge" aria-label={strings.merge.title}>
      {conflicts.length > 0 && (
        <>
          <h2>{strings.merge.title}</h2>
          <p class="quiet">{strings.merge.intro}</p>
          {conflicts.map(conflict => (
            <Choice key={conflict.id} conflict={conflict} sync={sync} />
          ))}
        </>
      )}
      {refused.length > 0 && (
        <>
          <h2>{strings.merge.refusedTitle}</h2>
          {refused.map(each => (
            <RefusedLine key={each.id} refused={each} sync={sync} />
          ))}
        </>
      )}
    </section>
  );
}

function Choice({ conflict, sync }: { conflict: Conflict; sync: WeekSync }): JSX.Element {
  const { strings } = useTongue();
  const { id, mine, theirs } = conflict;
  const take = (side: 'mine' | 'theirs') => sync.update(session => choose(session, id, side));
  return (
    <div class="choice-pair">
      <div class="side">
        <h3>{strings.merge.yours}</h3>
        <LineWords line={mine} />
        <button type="button" class="button" onClick={() => take('mine')}>
          {strings.merge.takeYours}
        </button>
      </div>
      <div class="side">
        <h3>{strings.merge.theirs}</h3>
        <LineWords line={theirs} />
        <button type="button" class="button" onClick={() => take('theirs')}>
          {strings.merge.takeTheirs}
        </button>
      </div>
    </div>
  );
}

function RefusedLine({ refused, sync }: { refused: Refused; sync: WeekSync }): JSX.Element {
  const { strings } = useTongue();
  const { id, line, reason } = refused;
  const settle = (again: boolean) => sync.update(session => retryRefused(session, id, again));
  return (
    <div class="side">
      {line ? <LineWords line={line} /> : <p>{strings.merge.deletion}</p>}
      <p class="wrong">{strings.refusals[reason.code] ?? reason.message}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => settle(true)}>
          {strings.merge.again}
        </button>
        <button type="button" class="button subtle" onClick={() => settle(false)}>
          {strings.merge.drop}
        </button>
      </div>
    </div>
  );
}

function LineWords({ line }: { line: Line | undefined }): JSX.Element {
  const { strings, format } = useTongue();
  const { titleOf } = useBoard();
  if (!line) return <p>{strings.merge.deleted}</p>;
  const comment = line.externalComment ?? line.description;
  return (
    <p>
      <strong>{titleOf(line)}</strong>
      <br />
      {format.day(line.date)} · {hours(line.minutes)} h
      {comment !== undefined && (
        <>
          <br />
          <span class="quiet">{comment}</span>
        </>
      )}
    </p>
  );
}
