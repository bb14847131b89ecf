/** Runs one settlement when its turn has come. Rejects as the settlement does. */
type Settle = (settlement: () => Promise<void>) => Promise<void>;

/**
 * Lets the settlements of one receiver begin one by one, each in a turn of the event loop of its own.
 *
 * The client's AMQP library (rhea, up to 3.0.5 at least) gathers what is settled in one turn and sends deliveries with
 * neighbouring numbers as one range. It does not compare the first two outcomes of a range: completing one message and
 * abandoning the next in the same turn completes both, and the second is lost. It looks the same on Azure.
 * They need not wait for each other's answers: what matters is that each is written before the next begins.
 */
export function createSettlements(): Settle {
  let lastBegun: Promise<void> = Promise.resolve();
  return settlement => {
    const turn = lastBegun.then(() => new Promise<void>(resolve => setImmediate(resolve)));
    lastBegun = turn;
    return turn.then(settlement);
  };
}
