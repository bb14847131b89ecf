import rhea from 'rhea';
import { type Facts, readFacts } from '../../../local/service-bus/envelope.ts';

/** What the broker reads out of a message with this id. */
export function factsOf(id: string, facts: Partial<Facts> = {}): Facts {
  const message = { message_id: id, body: rhea.message.data_section(Buffer.from('{}')) };
  return { ...readFacts(rhea.message.encode(message)), ...facts };
}
