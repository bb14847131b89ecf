import type { JSX } from 'preact';
import type { WallTime } from '../../../core/capacity/wall-time.ts';
import { useTongue } from '../../strings/strings.ts';
import { duration } from '../durations.ts';
import { useOrganisationStrings } from './organisation-strings.ts';

const rowHeight = 44;
const width = 640;

/** Bars of the times, by powers of ten from a second on, with a mark where the window ends. The table beside it says the same. */
export function TimeChart({ times, windowS }: { times: readonly WallTime[]; windowS: number }): JSX.Element {
  const { capacity } = useOrganisationStrings();
  const { locale } = useTongue();
  const decades = Math.max(2, ...times.map(({ seconds }) => Math.ceil(Math.log10(Math.max(1, seconds)))));
  const at = (seconds: number) => (Math.log10(Math.max(1, seconds)) / decades) * width;
  return (
    <figure class="chart">
      <figcaption>{capacity.chart}</figcaption>
      <svg viewBox={`0 0 ${width} ${times.length * rowHeight + 4}`} role="img" aria-label={capacity.chart}>
        {times.map(({ way, seconds }, row) => (
          <g key={way} transform={`translate(0 ${row * rowHeight})`}>
            <text x={0} y={15}>
              {capacity.ways[way]} · {duration(seconds, capacity.units, locale)}
            </text>
            <rect
              class={seconds <= windowS ? 'bar in-time' : 'bar'}
              y={21}
              width={Math.max(3, at(seconds))}
              height={12}
              rx={3}
            />
            <line class="deadline" x1={at(windowS)} x2={at(windowS)} y1={18} y2={36} />
          </g>
        ))}
      </svg>
    </figure>
  );
}
