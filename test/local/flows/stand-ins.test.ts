import { describe, expect, test } from '@jest/globals';
import { ActionFault, Gap } from '../../../local/flows/gap.ts';
import { dataverse, type Tables } from '../../../local/flows/stand-ins/dataverse.ts';
import { approvals, mail, people, teams } from '../../../local/flows/stand-ins/office.ts';
import { type Call, type StandInOperations, standIn } from '../../../local/flows/stand-ins/stand-in.ts';

async function call(operations: StandInOperations, id: string, parameters: Record<string, unknown>) {
  const calls: Call[] = [];
  const outputs = await standIn('X', operations, calls)({ id, parameters, timeoutMs: 1 });
  return { ...outputs, calls };
}

const message = {
  'emailMessage/To': 'a@b.example;c@d.example',
  'emailMessage/Subject': 's',
  'emailMessage/Body': 'b',
};
const post = { poster: 'Flow bot', location: 'Channel', 'body/messageBody': 'm' };
const channel = { 'body/recipient/groupId': 'g', 'body/recipient/channelId': 'c' };

describe('a stand-in', () => {
  test('keeps what it is asked to do', async () => {
    const { statusCode, calls } = await call(mail, 'SendEmailV2', message);
    expect(statusCode).toBe(200);
    expect(calls).toEqual([{ connector: 'X', operation: 'SendEmailV2', parameters: message }]);
  });

  test('refuses what lacks a required parameter, and knows no others than its own', async () => {
    await expect(call(mail, 'SendEmailV2', { ...message, 'emailMessage/To': '' })).rejects.toThrow(
      ActionFault,
    );
    await expect(call(mail, 'SendEmailV2', { ...message, to: 'x' })).rejects.toThrow(Gap);
    await expect(call(mail, 'SendEmail', message)).rejects.toThrow(Gap);
  });

  test.each([
    ['an address', mail, 'SendEmailV2', { ...message, 'emailMessage/To': 'nobody' }, 400],
    ['an importance', mail, 'SendEmailV2', { ...message, 'emailMessage/Importance': 'Very' }, 400],
    ['a person', people([]), 'UserProfile_V2', { id: 'x' }, 404],
    ['a channel', teams, 'PostMessageToConversation', post, 400],
    ['a channel that is there', teams, 'PostMessageToConversation', { ...post, ...channel }, 200],
    ['a poster', teams, 'PostMessageToConversation', { ...post, ...channel, poster: 'Me' }, 400],
  ])('looks at %s', async (_, operations, id, parameters, status) => {
    expect((await call(operations, id, parameters)).statusCode).toBe(status);
  });

  test('an approval is decided on by whoever is asked', async () => {
    const ask = approvals(title => ({ outcome: title === 'no' ? 'Reject' : 'Approve', comments: '' }));
    const input = (title: string) => ({
      approvalType: 'Basic',
      'WebhookApprovalCreationInput/title': title,
      'WebhookApprovalCreationInput/assignedTo': 'a@b.example',
    });
    const outcome = async (title: string) =>
      (await call(ask, 'StartAndWaitForAnApproval', input(title))).body;
    expect(await outcome('no')).toMatchObject({ outcome: 'Reject' });
    expect(await outcome('yes')).toMatchObject({ outcome: 'Approve' });
  });
});

describe('Dataverse', () => {
  const recordId = '11111111-2222-8333-8444-555555555555';
  const world = (): Tables => ({
    bookableresources: new Map([
      ['r', { bookableresourceid: 'r', 'UserId/azureactivedirectoryobjectid': 'u' }],
    ]),
    msdyn_projects: new Map([['p', {}]]),
    msdyn_projecttasks: new Map(),
    msdyn_timeentries: new Map(),
  });
  const write = (tables: Tables, items: Record<string, unknown>, id = recordId) =>
    call(dataverse(tables), 'UpdateRecord', { entityName: 'msdyn_timeentries', recordId: id, ...items });

  test('makes a row the first time and updates it the second', async () => {
    const tables = world();
    await write(tables, { 'item/msdyn_duration': 60, 'item/msdyn_project@odata.bind': '/msdyn_projects(p)' });
    await write(tables, { 'item/msdyn_duration': 90 });
    expect([...tables.msdyn_timeentries.values()]).toEqual([
      { msdyn_timeentryid: recordId, msdyn_duration: 90, 'msdyn_project@odata.bind': '/msdyn_projects(p)' },
    ]);
  });

  test.each([
    ['minutes beyond a day', { 'item/msdyn_duration': 1_441 }],
    ['a word for a code', { 'item/msdyn_type': 'work' }],
    ['a code of another set', { 'item/msdyn_entrystatus': 192_355_000 }],
    ['a long description', { 'item/msdyn_description': 'x'.repeat(101) }],
    ['a time for a date', { 'item/msdyn_date': '2026-11-16T00:00:00Z' }],
    ['a project that is not there', { 'item/msdyn_project@odata.bind': '/msdyn_projects(q)' }],
    ['a reference to another table', { 'item/msdyn_project@odata.bind': '/msdyn_projecttasks(p)' }],
  ])('refuses %s', async (_, items) => {
    const tables = world();
    expect((await write(tables, items)).statusCode).toBe(400);
    expect(tables.msdyn_timeentries.size).toBe(0);
  });

  test('refuses a row id that is no UUID', async () => {
    expect((await write(world(), {}, 'entry:2026-W47:x:0')).statusCode).toBe(400);
  });

  test('does not know other columns, tables and filters', async () => {
    await expect(write(world(), { 'item/msdyn_color': 1 })).rejects.toThrow(Gap);
    const list = (given: object) =>
      call(dataverse(world()), 'ListRecords', { entityName: 'bookableresources', ...given });
    await expect(list({ entityName: 'accounts' })).rejects.toThrow(Gap);
    await expect(list({ $filter: "contains(name, 'a')" })).rejects.toThrow(Gap);
    const $filter = 'UserId/azureactivedirectoryobjectid eq u';
    expect((await list({ $filter, $select: 'bookableresourceid' })).body).toEqual({
      value: [{ bookableresourceid: 'r' }],
    });
  });
});
