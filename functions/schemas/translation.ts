import { z } from 'zod';

/** What the LLM has to answer when it translates a sentence for the grammar of the chat. */
export const translation = z.strictObject({ sentences: z.array(z.string()) });
