/** Where a trigger takes what it hears. */
export type Heard = {
  /** Starts runs: with what came, item by item where it is split. */
  news(body: unknown): Promise<void>;
  /** What came was not as the definition says, or nothing can be heard any more. */
  trouble(error: unknown): void;
};
