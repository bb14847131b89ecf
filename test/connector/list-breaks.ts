import type { Schema, Swagger } from '../../connector/build/swagger-types.ts';
import type { listRules } from '../../connector/lint/list-rules.ts';
import { type Break, body, operation, parameter } from './breaking.ts';

const listIn = (copy: Swagger, id: string, name: string) => {
  const { 'x-ms-dynamic-values': values, 'x-ms-dynamic-list': list } = (body(copy, id).properties?.[name] ??
    parameter(copy, id, name)) as Schema;
  if (!values || !list) throw new Error(`There is no list for ${name} of ${id}.`);
  return { values, list };
};

/** For each rule about drop-downs the ways to break it. */
export const listBreaks: Record<keyof typeof listRules, Break[]> = {
  'drop-downs are said in both ways, and both say the same': [
    copy => void delete parameter(copy, 'GetWeek', 'week')['x-ms-dynamic-list'],
    copy => void delete parameter(copy, 'GetWeek', 'week')['x-ms-dynamic-values'],
    copy => {
      listIn(copy, 'AddEntry', 'taskId').values.operationId = 'ListProjects';
    },
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.itemValuePath = 'name';
    },
    copy => void delete listIn(copy, 'AddEntry', 'taskId').values.parameters,
  ],
  'drop-downs read operations that answer what they look for': [
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.operationId = 'None';
    },
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.itemsPath = 'items';
    },
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.itemTitlePath = 'no';
    },
  ],
  'drop-downs give the operation behind them parameters that it has, and all that it asks for': [
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.parameters = {
        project: { parameterReference: 'body/projectId' },
      };
    },
    copy => {
      operation(copy, 'ListWeeks').parameters.push({
        name: 'zone',
        in: 'query',
        type: 'string',
        required: true,
      });
    },
  ],
  'drop-downs depend on fields of the same action that are no part of a list': [
    copy => {
      listIn(copy, 'AddEntry', 'taskId').list.parameters = { projectId: { parameterReference: 'projectId' } };
    },
    copy => void delete body(copy, 'AddEntry').properties?.['projectId'],
  ],
  'somewhere a task is chosen from those of the project': [
    copy => void delete listIn(copy, 'AddEntry', 'taskId').list.parameters,
  ],
};
