import type { JSX } from 'preact';
import type { Sureness as Degree } from '../../../core/summary/summary.ts';

const filled: Record<Degree, number> = { sure: 3, likely: 2, unsure: 1 };

/** Three bars, as many filled as the agent is sure: told apart by shape, and said in words beside it. */
export function Sureness({ of }: { of: Degree }): JSX.Element {
  return (
    <svg class={`sureness ${of}`} viewBox="0 0 14 12" aria-hidden="true" focusable="false">
      {[0, 1, 2].map(bar => (
        <rect
          key={bar}
          class={bar < filled[of] ? 'on' : 'off'}
          x={bar * 5 + 0.5}
          y={8 - bar * 3.5}
          width="3"
          height={3.5 + bar * 3.5}
          rx="0.8"
        />
      ))}
    </svg>
  );
}
