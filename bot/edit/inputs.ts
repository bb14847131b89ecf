import { minutesOf } from '../../core/chat/durations.ts';
import { commentLengthMax, dayMinutesMax } from '../../core/entry.ts';

/** Inputs of a card as they come: Teams sends texts, and some clients send nothing for what is empty. */
export type Inputs = Readonly<Record<string, unknown>>;

/** One input as text; undefined when the client has sent none. */
export function textIn(inputs: Inputs, id: string): string | undefined {
  const value = inputs[id];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim().slice(0, commentLengthMax).toWellFormed() : undefined;
}

/** `2`, `1.5`, `1,5`, `1:30` and whatever else the chat takes for a duration; undefined for what is none. */
export function readHours(text: string): number | undefined {
  if (/^0+(?:[.,:]0+)?$/.test(text) || text === '') return 0;
  const spoken = text.toLowerCase();
  const minutes = minutesOf(/^\d+(?:[.,]\d+)?$/.test(spoken) ? `${spoken} h` : spoken);
  return minutes !== undefined && minutes <= dayMinutesMax ? minutes : undefined;
}
