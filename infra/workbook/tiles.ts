/** What the workbook and the page of the local stack show, in this order. Each tile is one of the saved queries. */
export type Tile = {
  /** The file in infra/queries, without its ending. */
  query: string;
  title: string;
  /** How to read it, in a sentence. */
  about: string;
  shape: Shape;
  width: 'half' | 'full';
};

/** How rows become a picture: columns by their names. Tables show every column. */
export type Shape =
  | { kind: 'numbers' }
  | { kind: 'table' }
  /** Values side by side for each of the categories. */
  | { kind: 'bars'; category: string; values: readonly string[]; unit: string }
  /** Values over time, one line for each text in `series`. */
  | { kind: 'lines'; value: string; series?: string; unit: string }
  /** The same as columns on top of each other: for counts. */
  | { kind: 'columns'; value: string; series?: string; unit: string };

export type Section = { title: string; tiles: readonly Tile[] };

export const sections: readonly Section[] = [
  {
    title: 'At a glance',
    tiles: [
      {
        query: 'overview',
        title: 'The last seven days',
        about: 'Weeks that were written, how long one takes, and what did not go smoothly.',
        shape: { kind: 'numbers' },
        width: 'full',
      },
    ],
  },
  {
    title: 'How long people wait',
    tiles: [
      {
        query: 'time-per-user',
        title: 'Time for one week, by step',
        about: 'Half of all weeks take p50 or less, 99 in a hundred p99 or less.',
        shape: { kind: 'bars', category: 'step', values: ['p50', 'p95', 'p99'], unit: 'ms' },
        width: 'half',
      },
      {
        query: 'designs',
        title: 'Two designs side by side',
        about: 'Only where an A/B trial has told its figures: the batch against five tools with locks.',
        shape: { kind: 'bars', category: 'arm', values: ['p50', 'p95', 'p99'], unit: 'ms' },
        width: 'half',
      },
      {
        query: 'conflicts',
        title: 'Conflicts, by how much work lies on one project',
        about: 'Shared projects make nobody wait: the share of repeated runs should not grow to the right.',
        shape: { kind: 'bars', category: 'share', values: ['runs', 'retries'], unit: '' },
        width: 'half',
      },
      {
        query: 'conflicts-over-time',
        title: 'Runs and repeated attempts',
        about: 'Conflict: somebody else had written meanwhile. Doubt: the answer of the store was lost.',
        shape: { kind: 'columns', value: 'attempts', series: 'why', unit: '' },
        width: 'half',
      },
      {
        query: 'steps',
        title: 'Steps that fail',
        about: 'A step that fails is tried again; many of one kind point to what it talks to.',
        shape: { kind: 'table' },
        width: 'full',
      },
    ],
  },
  {
    title: 'Queues and messages',
    tiles: [
      {
        query: 'queue-age',
        title: 'Age of queues',
        about: 'The longest that a message lay in its queue after it was due.',
        shape: { kind: 'lines', value: 'longestS', series: 'queue', unit: 's' },
        width: 'half',
      },
      {
        query: 'queue-age',
        title: 'Rate of queues',
        about: 'Messages that were taken out, a minute.',
        shape: { kind: 'columns', value: 'perMinute', series: 'queue', unit: 'a minute' },
        width: 'half',
      },
      {
        query: 'outbox',
        title: 'Oldest message that nobody has relayed',
        about:
          'More than two minutes mean that the change feed has missed something, more than five raise the alarm.',
        shape: { kind: 'lines', value: 'oldestS', unit: 's' },
        width: 'half',
      },
      {
        query: 'deliveries',
        title: 'Messages to people, by outcome',
        about: 'Not installed is no failure: whoever does not have the bot is not written to.',
        shape: { kind: 'columns', value: 'deliveries', series: 'state', unit: '' },
        width: 'half',
      },
      {
        query: 'webhooks',
        title: 'Events to subscribers, by outcome',
        about:
          'Events that other systems have subscribed to; what is dropped had a receiver that is gone or fails for hours.',
        shape: { kind: 'columns', value: 'events', series: 'result', unit: '' },
        width: 'full',
      },
      {
        query: 'org-runs',
        title: 'Runs of the whole organisation',
        about: 'One line for each: people, what failed, and minutes from start to end.',
        shape: { kind: 'table' },
        width: 'full',
      },
    ],
  },
  {
    title: 'How good the drafts are',
    tiles: [
      {
        query: 'how-good-drafts-are',
        title: 'Drafted lines that people changed, in a hundred',
        about: 'The fewer, the better the drafts fit.',
        shape: { kind: 'lines', value: 'changedPerHundred', unit: 'of 100' },
        width: 'half',
      },
      {
        query: 'reviews',
        title: 'Who reviewed the weeks',
        about: 'Rules and ai are as wished; all else says why the language model was done without.',
        shape: { kind: 'bars', category: 'review', values: ['weeks'], unit: '' },
        width: 'half',
      },
    ],
  },
  {
    title: 'What it costs, and who asks for time',
    tiles: [
      {
        query: 'cost-by-tenant',
        title: 'Cost by tenant',
        about: 'Request units and tokens of 30 days at your prices, per million, in your currency.',
        shape: { kind: 'table' },
        width: 'full',
      },
      {
        query: 'request-units',
        title: 'Request units',
        about: 'What reads and batches of the store cost, by hour.',
        shape: { kind: 'columns', value: 'units', series: 'operation', unit: 'RU' },
        width: 'half',
      },
      {
        query: 'throttling',
        title: 'Throttling',
        about: 'How often the store, Teams or a budget asked for time. An empty picture is good news.',
        shape: { kind: 'columns', value: 'times', series: 'what', unit: '' },
        width: 'half',
      },
    ],
  },
];

export const tiles: readonly Tile[] = sections.flatMap(section => section.tiles);
