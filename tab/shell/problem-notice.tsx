import type { JSX } from 'preact';
import type { Problem } from '../api/answer.ts';
import { useTongue } from '../strings/strings.ts';
import { Icon } from './icons.tsx';

/** Why something was refused, in the person's language where there are words for it. */
export function ProblemNotice({ problem }: { problem: Problem | undefined }): JSX.Element | null {
  const { strings } = useTongue();
  if (!problem) return null;
  return (
    <p class="notice bad" role="alert">
      <Icon name="block" />
      {strings.refusals[problem.code] ?? problem.message}
    </p>
  );
}
