import type { Perform } from '../graph.ts';
import { connection } from './connection.ts';
import { foreach, ifElse, scope, switchCase, until } from './control.ts';
import { compose, query, select, terminate } from './data.ts';
import { append, increment, initialise, set } from './variables.ts';

/** What the simulation can do, by the type of the action. Everything else is a gap. */
export const kinds: Readonly<Record<string, Perform>> = {
  OpenApiConnection: connection,
  OpenApiConnectionWebhook: connection,
  If: ifElse,
  Switch: switchCase,
  Foreach: foreach,
  Until: until,
  Scope: scope,
  Compose: compose,
  Query: query,
  Select: select,
  InitializeVariable: initialise,
  SetVariable: set,
  AppendToArrayVariable: append,
  IncrementVariable: increment,
  Terminate: terminate,
};

/** Carries out an action of a flow that has been checked. */
export const perform: Perform = (name, action, frame) => {
  const kind = kinds[action.type];
  if (!kind) throw new Error(`${action.type} has not been checked.`);
  return kind(name, action, frame);
};
