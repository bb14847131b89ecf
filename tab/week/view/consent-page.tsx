import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useTongue } from '../../strings/strings.ts';
import type { Consent } from './use-consent.ts';

/** First contact: what is read, what is written, and the choice. */
export function ConsentPage({ consent }: { consent: Consent }): JSX.Element {
  const { strings } = useTongue();
  const said = strings.consent;
  const [state, setState] = useState<{ isBusy: boolean; problem?: string }>({ isBusy: false });
  const agree = async () => {
    setState({ isBusy: true });
    const problem = await consent.agree();
    setState({ isBusy: false, ...(problem !== undefined && { problem }) });
  };
  return (
    <main class="consent panel">
      <h1>{said.title}</h1>
      <p>{said.intro}</p>
      <List title={said.readsTitle} lines={said.reads} />
      <List title={said.writesTitle} lines={said.writes} />
      <p>{said.never}</p>
      <p class="quiet">{said.zone(consent.zone)}</p>
      {state.problem !== undefined && (
        <p class="wrong" role="alert">
          {state.problem}
        </p>
      )}
      <div class="actions">
        <button type="button" class="button primary" disabled={state.isBusy} onClick={() => void agree()}>
          {said.agree}
        </button>
        <button type="button" class="button" onClick={consent.decline}>
          {said.later}
        </button>
      </div>
    </main>
  );
}

function List({ title, lines }: { title: string; lines: readonly string[] }): JSX.Element {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
