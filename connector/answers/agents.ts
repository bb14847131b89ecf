import { z } from 'zod';

/** An answer of JSON-RPC 2.0: a result, or an error. */
export const rpcMessage = z.strictObject({
  jsonrpc: z.literal('2.0'),
  id: z.int().exactOptional(),
  result: z.looseObject({}).exactOptional(),
  error: z.looseObject({ code: z.int(), message: z.string() }).exactOptional(),
});
