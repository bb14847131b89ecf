import type { Proposal, Situation } from '../decide.ts';
import { type Entry, isOpen } from '../entry.ts';
import { problem } from '../errors.ts';
import { isOpenWeek } from '../head.ts';
import { bodyOf, diffEntries, opSet } from '../opset.ts';
import { isClosed } from '../policy.ts';

/** Puts a reviewer's comments on the agent's own open lines. What a person has touched keeps its words. */
export function reword({ head, policy, profile, wording }: Situation): Proposal {
  if (!profile.consent) return { kind: 'rejected', problem: problem('consentMissing') };
  if (!isOpenWeek(head)) return { kind: 'rejected', problem: problem('weekNotOpen') };
  const after = head.entries.map(entry => {
    const comment = wording?.comments.get(entry.id);
    const words =
      comment !== undefined && mayBeWorded(entry) && !isClosed(policy, entry.date, entry.projectId);
    return { ...bodyOf(entry), ...(words && { externalComment: comment }) };
  });
  return { kind: 'change', opSet: opSet(diffEntries(head.entries, after)), left: [] };
}

/** Whether a comment on this entry is the agent's to write. */
export function mayBeWorded(entry: Entry): boolean {
  return entry.owner === 'agent' && isOpen(entry.status);
}
