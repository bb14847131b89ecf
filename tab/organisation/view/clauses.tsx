import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { Problem } from '../../api/answer.ts';
import type { WrittenPolicy } from '../../api/organisation.ts';
import { useAnnounce } from '../../shell/announcer.tsx';
import { ProblemNotice } from '../../shell/problem-notice.tsx';
import { useLoaded } from '../../shell/use-loaded.ts';
import { useTongue } from '../../strings/strings.ts';
import { useOrganisationStrings } from './organisation-strings.ts';
import type { SectionProps } from './section.ts';

/** Browsers do not agree on the types of these files, so the name decides. */
const types: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown',
  txt: 'text/plain',
};

/** The written policy in clauses, as the review cites it. */
export function Clauses({ api }: SectionProps): JSX.Element {
  const said = useOrganisationStrings();
  const { locale } = useTongue();
  const announce = useAnnounce();
  const stored = useLoaded(useCallback(() => api.writtenPolicy(), [api]));
  const [uploaded, setUploaded] = useState<WrittenPolicy>();
  const [problem, setProblem] = useState<Problem>();
  const shown = uploaded ?? stored.body;
  const upload = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const type = types[file.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'text/plain';
    const answer = await api.uploadPolicy(new Blob([file], { type }));
    input.value = '';
    setProblem(answer.kind === 'refused' ? answer.problem : undefined);
    if (answer.kind !== 'done') return;
    setUploaded(answer.body);
    announce(said.policy.uploaded(answer.body.clauses.length));
  };
  return (
    <section class="panel">
      <div class="actions">
        <h2>{said.policy.clauses}</h2>
        {shown && shown.version > 0 && (
          <span class="quiet">
            {said.policy.version(shown.version, new Date(shown.uploadedAt).toLocaleDateString(locale))}
          </span>
        )}
        <label class="button upload end">
          {said.policy.upload}
          <input
            class="unseen"
            type="file"
            accept=".docx,.md,.txt"
            aria-describedby="upload-hint"
            onChange={event => void upload(event.currentTarget)}
          />
        </label>
        <span id="upload-hint" class="quiet">
          {said.policy.uploadHint}
        </span>
      </div>
      <ProblemNotice problem={problem ?? stored.problem} />
      {shown?.clauses.length === 0 && <p class="empty">{said.policy.noClauses}</p>}
      <ol class="plain clauses">
        {shown?.clauses.map(({ id, heading, text }) => (
          <li key={id}>
            <strong>{id}</strong>
            <span>
              {heading !== undefined && <span class="quiet">{heading} · </span>}
              {text}
              {shown.proposals
                .filter(({ clauseId }) => clauseId === id)
                .map(({ field, value }) => (
                  <span key={field} class="badge">
                    {said.policy.proposal(field, String(value))}
                  </span>
                ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
