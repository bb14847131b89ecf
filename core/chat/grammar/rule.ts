import type { Change } from '../../intent.ts';
import type { IsoDate } from '../../week.ts';
import type { ChatContext } from '../context.ts';
import type { Marked } from '../marked.ts';
import type { Understood } from '../understood.ts';

/** What a rule works with when its pattern fits the whole sentence. */
export type Said = Marked & {
  /** The sentence as it was typed, for choices that say it again in full. */
  sentence: string;
  context: ChatContext;
  /** Words of the pattern's groups. */
  groups: Readonly<Record<string, string | undefined>>;
};

/** One way to say something. Undefined from `build`: not this way after all, the next rule is asked. */
export type Rule = { pattern: RegExp; build(said: Said): Understood | undefined };

/** The minutes of a mark such as `⟨d0⟩`. */
export function minutesAt({ minutes }: Marked, text: string | undefined): number | undefined {
  const index = /^⟨d(\d+)⟩$/.exec(text ?? '')?.[1];
  return index === undefined ? undefined : minutes[Number(index)];
}

export function dateAt({ dates }: Marked, text: string | undefined): IsoDate | undefined {
  const index = /^⟨t(\d+)⟩$/.exec(text ?? '')?.[1];
  return index === undefined ? undefined : dates[Number(index)];
}

/** The text of a quotation mark, else the words themselves. */
export function quoted({ quotes }: Marked, text: string): string {
  const index = /^⟨q(\d+)⟩$/.exec(text)?.[1];
  return index === undefined ? text : (quotes[Number(index)] ?? '');
}

/** What is said of several days is said of each of them: all of it is understood, or none. */
export function onEachDay({ pattern, build }: Rule): Rule {
  return {
    pattern,
    build: said => {
      if (said.days.length < 2) return build(said);
      const changes: Change[] = [];
      for (const date of said.days) {
        const understood = build({ ...said, days: [date] });
        if (understood?.kind !== 'changes') return understood;
        changes.push(...understood.changes);
      }
      return { kind: 'changes', changes };
    },
  };
}

/** Parts of patterns: a duration, a day, and as few words as will do, none of which is a mark. */
export const dur = String.raw`⟨d\d+⟩`;
export const day = String.raw`⟨t\d+⟩`;
export const name = '[^⟨⟩]+?';

export function sentence(...parts: string[]): RegExp {
  return new RegExp(`^(?:${parts.join('')})$`, 'u');
}
