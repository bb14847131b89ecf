import { z } from 'zod';

/** An answer of JSON-RPC 2.0. Ids are text or numbers, as the client likes it, which OpenAPI 2.0 cannot say. */
export const rpcMessage = z.looseObject({});
