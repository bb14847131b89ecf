import type { JSX } from 'preact';
import { useTongue } from '../../strings/strings.ts';
import type { Line } from '../model/line.ts';
import { useBoard } from './board.ts';
import { Sureness } from './sureness.tsx';

/** Why a line is there, how sure the agent is, and what it rests on. */
export function LineWhy({ line }: { line: Line }): JSX.Element {
  const { strings, format } = useTongue();
  const { details, sureness } = strings;
  const why = useBoard().whyOf(line);
  if (!why) return <p class="quiet">{details.yours}</p>;
  const { titles, moreTitles } = why;
  return (
    <div class="why">
      <h3>{details.why}</h3>
      <p class="why-sure">
        <Sureness of={why.sureness} />
        {sureness[why.sureness]} ({format.percent(why.confidence)})
      </p>
      <p>{why.sentence}</p>
      {titles.length > 0 && (
        <>
          <p class="quiet">{details.restsOn}</p>
          <ul>
            {titles.map(title => (
              <li key={title}>{title}</li>
            ))}
            {moreTitles > 0 && <li class="quiet">{details.moreTitles(moreTitles)}</li>}
          </ul>
        </>
      )}
    </div>
  );
}
