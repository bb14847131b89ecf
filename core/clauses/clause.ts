/** One statement of the tenant's written policy, the smallest part of it that a finding can cite. */
export type Clause = {
  /** Its number where the document gives it one that no other clause has, else `#7`: its place in the document. */
  id: string;
  /** The heading that it stands under. */
  heading?: string;
  text: string;
};

/** What a clause holds at most, in characters. Longer ones are parted at the ends of their sentences. */
export const clauseLengthMax = 600;
