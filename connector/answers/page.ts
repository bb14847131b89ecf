import { z } from 'zod';

/** A list as connectors go through it by themselves. */
export function page(item: z.ZodType) {
  return z.strictObject({ value: z.array(item), nextLink: z.string().exactOptional() });
}
