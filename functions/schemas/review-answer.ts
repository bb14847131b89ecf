import { z } from 'zod';
import type { Answer } from '../../core/reviewer/answer.ts';

/** What the LLM has to answer, strictly: no field is optional, and there is none for minutes, projects or days. */
export const reviewAnswer: z.ZodType<Answer> = z.strictObject({
  comments: z.array(z.strictObject({ line: z.string(), text: z.string() })),
  findings: z.array(
    z.strictObject({
      line: z.string(),
      clause: z.string(),
      severity: z.enum(['info', 'warn']),
      sentence: z.string(),
    }),
  ),
});
