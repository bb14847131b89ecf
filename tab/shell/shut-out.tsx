import type { JSX } from 'preact';
import type { Problem } from '../api/answer.ts';
import { useTongue } from '../strings/strings.ts';
import { Icon } from './icons.tsx';
import { Message } from './message.tsx';

type Props = { problem: Problem; onAgain: () => void };

/** In the place of a view, for those whom Teams does not sign in. */
export function ShutOut({ problem, onAgain }: Props): JSX.Element {
  const { shutOut } = useTongue().strings;
  return (
    <Message title={shutOut.title} body={shutOut.body}>
      <p class="quiet">{shutOut.reason(problem.message)}</p>
      <button type="button" class="button primary" onClick={onAgain}>
        {shutOut.again}
      </button>
    </Message>
  );
}

/** Above a view that was shown before. */
export function ShutOutNotice({ onAgain }: Pick<Props, 'onAgain'>): JSX.Element {
  const { shutOut } = useTongue().strings;
  return (
    <p class="notice bad" role="alert">
      <Icon name="lock" />
      <span>{shutOut.bodyOpen}</span>
      <button type="button" class="button" onClick={onAgain}>
        {shutOut.again}
      </button>
    </p>
  );
}
