import fc from 'fast-check';

/**
 * Property tests try the same cases on every machine, so that a red run means a change and not chance.
 * `FC_SEED=random npm test` looks for new ones; a number repeats them.
 */
const wanted = process.env['FC_SEED'];
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted ?? 20_261_123) });
