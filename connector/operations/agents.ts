import { rpcMessage } from '../../functions/schemas/mcp.ts';
import type { Operation } from './operation.ts';

/** What Copilot Studio finds by itself when the connector is added to an agent. */
export const agentOperations: Operation[] = [
  {
    ...{ id: 'InvokeMCP', handler: 'mcp', method: 'post', path: '/mcp', mcp: true },
    summary: 'Invoke the MCP server',
    description:
      'Lets an agent read a week, see what a change would come to, and make it after the person has agreed. What has been agreed to and is sent again has no second effect. Agents find its tools by themselves; a flow has no use for it.',
    ...{ visibility: 'advanced', body: rpcMessage, answer: 'RpcMessage' },
  },
];
