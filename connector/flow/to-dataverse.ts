import { connections } from './connections.ts';
import type { Flow } from './flow.ts';
import { call, condition, fail, inOrder, inputsOf, type Step } from './steps.ts';

const resources = 'List_the_bookable_resource';
const entry = (field: string) => `items('For_each_entry')?['${field}']`;

/** An approved week into the time entries of Dynamics 365 Project Operations. */
export const toDataverse: Flow = {
  title: 'Approved week to Dataverse',
  name: 'ToDataverse',
  description:
    'When a week is approved, writes each of its entries into the time entries of Dataverse. An entry has one row there, however often the flow runs.',
  uses: [connections.timeAgent, connections.dataverse],
  trigger: [
    'When_a_week_changes',
    {
      type: 'OpenApiConnection',
      inputs: inputsOf(connections.timeAgent, 'WhenWeekChanges', { status: 'approved' }),
      recurrence: { frequency: 'Minute', interval: 3 },
      splitOn: "@triggerOutputs()?['body']",
    },
  ],
  actions: inOrder({
    [resources]: call(connections.dataverse, 'ListRecords', {
      entityName: 'bookableresources',
      $select: 'bookableresourceid',
      $filter: "UserId/azureactivedirectoryobjectid eq @{triggerOutputs()?['body/userId']}",
      $top: 1,
    }),
    Is_the_person_known: condition(
      [{ greater: [`@length(outputs('${resources}')?['body/value'])`, 0] }],
      inOrder({
        For_each_entry: {
          type: 'Foreach',
          foreach: "@triggerOutputs()?['body/entries']",
          actions: inOrder({ Update_a_row: upsert() }),
          runtimeConfiguration: { concurrency: { repetitions: 10 } },
        },
      }),
      inOrder({
        End_as_failed: fail(
          'ResourceUnknown',
          "There is no bookable resource for the user @{triggerOutputs()?['body/userId']}.",
        ),
      }),
    ),
  }),
};

/**
 * Updates the row of the entry or, where there is none under its id yet, makes it.
 * https://learn.microsoft.com/power-automate/dataverse/update
 */
function upsert(): Step {
  const resource = `first(outputs('${resources}')?['body/value'])?['bookableresourceid']`;
  return call(connections.dataverse, 'UpdateRecord', {
    entityName: 'msdyn_timeentries',
    recordId: `@${entry('rowId')}`,
    'item/msdyn_date': `@${entry('date')}`,
    'item/msdyn_duration': `@${entry('minutes')}`,
    'item/msdyn_type': `@${entry('entryTypeCode')}`,
    'item/msdyn_entrystatus': `@${entry('entryStatusCode')}`,
    'item/msdyn_relateditemtype': `@${entry('relatedItemTypeCode')}`,
    'item/msdyn_description': `@${entry('description')}`,
    'item/msdyn_externaldescription': `@${entry('externalComment')}`,
    'item/msdyn_bookableresource@odata.bind': `@concat('/bookableresources(', ${resource}, ')')`,
    'item/msdyn_project@odata.bind': bound('msdyn_projects', 'projectId'),
    'item/msdyn_projectTask@odata.bind': bound('msdyn_projecttasks', 'taskId'),
  });
}

/** A reference to a row, or none. The ids of the catalogue are those of Dataverse. */
function bound(table: string, field: string): string {
  return `@if(empty(${entry(field)}), null, concat('/${table}(', ${entry(field)}, ')'))`;
}
