import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DiffLine } from '../../../../core/diff.ts';
import { type Tongue, useTongue } from '../../../strings/strings.ts';

const shownAtOnce = 6;

/** What was, or would be, changed: a sentence a line. */
export function DiffList({ lines }: { lines: readonly DiffLine[] }): JSX.Element {
  const tongue = useTongue();
  const { history } = tongue.strings;
  const [isWhole, setWhole] = useState(lines.length <= shownAtOnce + 1);
  const shown = isWhole ? lines : lines.slice(0, shownAtOnce);
  return (
    <>
      <ul class="diff">
        {shown.map(line => (
          <li key={`${line.entryId} ${line.text}`}>
            <span class={`diff-mark ${line.op}`}>{history.ops[line.op]}</span> {wordsOf(line, tongue)}
          </li>
        ))}
      </ul>
      {!isWhole && (
        <button type="button" class="button subtle" onClick={() => setWhole(true)}>
          {history.whole(lines.length - shown.length)}
        </button>
      )}
    </>
  );
}

/** The API begins a line with a sign and writes dates as ISO has them. */
function wordsOf({ text }: DiffLine, { strings, format }: Tongue): string {
  const bare = text
    .replace(/^[-+~] /, '')
    .replace(/(\d{4}-\d\d-\d\d) /g, (_, date) => `${format.day(date)} · `);
  const [before, after] = bare.split(' → ');
  return before === after ? strings.history.wording(bare.slice(0, before?.length)) : bare;
}
