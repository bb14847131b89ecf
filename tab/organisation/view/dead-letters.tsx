import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { useAnnounce } from '../../shell/announcer.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { useTongue } from '../../strings/strings.ts';
import { codesOf, type Pile, pilesOf } from '../letters.ts';
import { useOrganisationStrings } from './organisation-strings.ts';
import type { SectionProps } from './section.ts';

/** Messages that were given up, by the org run that they belong to. Chosen runs send theirs again. */
export function DeadLetters({ api }: SectionProps): JSX.Element {
  const said = useOrganisationStrings();
  const { strings } = useTongue();
  const announce = useAnnounce();
  const page = usePages(useCallback((next?: string) => api.deadLetters(next), [api]));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [answers, setAnswers] = useState<ReadonlyMap<string, string>>(new Map());
  const sendAgain = async () => {
    let failed = 0;
    for (const orgRunId of chosen) {
      const answer = await api.steer(orgRunId, 'redrive');
      const { problem } = answer.kind === 'refused' ? answer : {};
      if (answer.kind !== 'done') failed += 1;
      const words = problem ? (strings.refusals[problem.code] ?? problem.message) : said.runs.done.redrive;
      setAnswers(known => new Map([...known, [orgRunId, words]]));
    }
    announce(said.deadLetters.againDone(chosen.size - failed, failed));
    setChosen(new Set());
  };
  const toggle = (orgRunId: string) =>
    setChosen(before =>
      before.has(orgRunId)
        ? new Set([...before].filter(each => each !== orgRunId))
        : new Set([...before, orgRunId]),
    );
  const piles = pilesOf(page.rows);
  return (
    <section class="panel" aria-busy={page.isLoading}>
      <div class="actions">
        <p class="quiet">{said.deadLetters.intro}</p>
        <button type="button" class="button subtle end" onClick={page.again}>
          {said.refresh}
        </button>
        <button
          type="button"
          class="button primary"
          disabled={chosen.size === 0}
          onClick={() => void sendAgain()}
        >
          {chosen.size === 0 ? said.runs.actions.redrive : said.deadLetters.again(chosen.size)}
        </button>
      </div>
      <ProblemNotice problem={page.problem} />
      {piles.length === 0 && (
        <p class="empty">{page.isLoading ? strings.app.loading : said.deadLetters.none}</p>
      )}
      <ul class="plain piles">
        {piles.map(pile => (
          <PileRow
            key={pile.orgRunId ?? ''}
            pile={pile}
            isChosen={chosen.has(pile.orgRunId ?? '')}
            onChoose={() => toggle(pile.orgRunId ?? '')}
            answer={answers.get(pile.orgRunId ?? '')}
          />
        ))}
      </ul>
      {page.more && (
        <button type="button" class="button" disabled={page.isLoading} onClick={page.more}>
          {said.more}
        </button>
      )}
    </section>
  );
}

type PileProps = { pile: Pile; isChosen: boolean; onChoose: () => void; answer: string | undefined };

function PileRow({ pile, isChosen, onChoose, answer }: PileProps): JSX.Element {
  const said = useOrganisationStrings();
  const { orgRunId, letters } = pile;
  return (
    <li>
      <div class="check">
        {orgRunId !== undefined && (
          <input
            type="checkbox"
            aria-label={said.deadLetters.choose(orgRunId)}
            checked={isChosen}
            onChange={onChoose}
          />
        )}
        <strong>{orgRunId ?? said.deadLetters.other}</strong>
        <span class="quiet">{said.deadLetters.letters(letters.length)}</span>
      </div>
      <p class="below">
        {codesOf(pile)
          .map(([code, count]) => `${count} × ${said.results[code] ?? code}`)
          .join(', ')}
      </p>
      {answer !== undefined && <p class="below quiet">{answer}</p>}
    </li>
  );
}
