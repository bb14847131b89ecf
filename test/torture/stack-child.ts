import type { Ports } from '../../local/addresses.ts';
import { startStack } from '../../local/stack.ts';
import { tortureTenant } from './people.ts';

const ports = JSON.parse(process.env['STACK_PORTS'] ?? '{}') as Ports;
const log = () => undefined;
const stack = await startStack({ folder: process.argv[2] ?? '', ports, tenants: [tortureTenant], log });
console.log(JSON.stringify({ api: stack.api, authority: stack.authority }));
