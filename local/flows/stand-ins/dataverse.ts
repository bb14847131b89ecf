import { dataverseCodes } from '../../../core/dataverse.ts';
import { Gap } from '../gap.ts';
import type { Outputs } from '../run.ts';
import type { StandInOperations } from './stand-in.ts';
import { ok, refused } from './stand-in.ts';

type Row = Record<string, unknown>;
/** Rows by their ids. */
export type Table = Map<string, Row>;
/** By the names of their sets. */
export type Tables = Record<
  'bookableresources' | 'msdyn_projects' | 'msdyn_projecttasks' | 'msdyn_timeentries',
  Table
>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const textMax = 100;
const dayMinutesMax = 1_440;

const whole = (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= dayMinutesMax;
const text = (value: unknown) => value === null || (typeof value === 'string' && value.length <= textMax);
const oneOf = (set: Record<string, number>) => (value: unknown) =>
  Object.values(set).includes(value as number);

/** The columns of a time entry that the flow writes, and what each takes. */
const columns: Record<string, (value: unknown) => boolean> = {
  msdyn_date: value => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  msdyn_duration: whole,
  msdyn_type: oneOf(dataverseCodes.entryType),
  msdyn_entrystatus: oneOf(dataverseCodes.entryStatus),
  msdyn_relateditemtype: oneOf(dataverseCodes.relatedItemType),
  msdyn_description: text,
  msdyn_externaldescription: text,
};

const references: Record<string, keyof Tables> = {
  'msdyn_bookableresource@odata.bind': 'bookableresources',
  'msdyn_project@odata.bind': 'msdyn_projects',
  'msdyn_projectTask@odata.bind': 'msdyn_projecttasks',
};

/**
 * Dataverse with time entries and what they refer to. Updating a row that is not there makes it.
 * https://learn.microsoft.com/power-automate/dataverse/update
 */
export function dataverse(tables: Tables): StandInOperations {
  return {
    ListRecords: {
      required: ['entityName'],
      optional: ['$select', '$filter', '$top'],
      answer: given => ok({ value: listed(tableOf(tables, given['entityName']), given) }),
    },
    UpdateRecord: {
      required: ['entityName', 'recordId'],
      optional: ['item/*'],
      answer: ({ entityName, recordId, ...items }) => {
        if (entityName !== 'msdyn_timeentries') throw new Gap(`The stand-in does not write ${entityName}.`);
        return updated(tables, String(recordId), items);
      },
    },
  };
}

function tableOf(tables: Tables, name: unknown): Table {
  const found = Object.hasOwn(tables, String(name)) ? tables[name as keyof Tables] : undefined;
  if (!found) throw new Gap(`The stand-in has no table ${name}.`);
  return found;
}

/** The one form of filter that the flows use: a column, also of a row that is referred to, equals a value. */
function listed(table: Table, { $filter, $top, $select }: Record<string, unknown>): Row[] {
  const found = /^([\w/]+) eq (\S+)$/.exec(String($filter));
  if (!found) throw new Gap(`The stand-in does not know the filter ${$filter}.`);
  const [, column = '', value] = found;
  const rows = [...table.values()].filter(row => row[column] === value).slice(0, Number($top ?? rowsMax));
  const names = String($select ?? '').split(',');
  return $select === undefined
    ? rows
    : rows.map(row => Object.fromEntries(names.map(name => [name, row[name] ?? null])));
}
const rowsMax = 5_000;

function updated(tables: Tables, id: string, items: Record<string, unknown>): Outputs {
  if (!uuid.test(id)) return refused(400, `${id} is no row id.`);
  const row: Row = { ...tables.msdyn_timeentries.get(id), msdyn_timeentryid: id };
  for (const [key, value] of Object.entries(items)) {
    const name = key.slice('item/'.length);
    const fault = faultOf(tables, name, value);
    if (fault) return refused(400, fault);
    row[name] = value;
  }
  tables.msdyn_timeentries.set(id, row);
  return ok(row);
}

function faultOf(tables: Tables, name: string, value: unknown): string | undefined {
  const [fits, table] = [columns[name], references[name]];
  if (fits) return fits(value) ? undefined : `${name} cannot be ${JSON.stringify(value)}.`;
  if (!table) throw new Gap(`The stand-in has no column ${name}.`);
  if (value === null) return undefined;
  const id = new RegExp(`^/${table}\\(([^)]+)\\)$`).exec(String(value))?.[1];
  return id !== undefined && tables[table].has(id) ? undefined : `${name}: there is no row ${value}.`;
}
