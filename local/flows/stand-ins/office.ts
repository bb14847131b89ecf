import type { StandInOperations } from './stand-in.ts';
import { ok, refused } from './stand-in.ts';

/** Somebody in the directory of the organisation. */
export type DirectoryPerson = { oid: string; name: string; upn: string };

const addresses = /^[^\s@;]+@[^\s@;]+(\s*;\s*[^\s@;]+@[^\s@;]+)*$/;

/** https://learn.microsoft.com/connectors/office365/#send-an-email-(v2) */
export const mail: StandInOperations = {
  SendEmailV2: {
    required: ['emailMessage/To', 'emailMessage/Subject', 'emailMessage/Body'],
    optional: ['emailMessage/Cc', 'emailMessage/Bcc', 'emailMessage/Importance'],
    answer: given => {
      const importance = given['emailMessage/Importance'] ?? 'Normal';
      if (!addresses.test(String(given['emailMessage/To'])))
        return refused(400, 'To is no list of addresses.');
      if (!['Low', 'Normal', 'High'].includes(String(importance)))
        return refused(400, 'Importance is wrong.');
      return { statusCode: 200, headers: {} };
    },
  },
};

/** https://learn.microsoft.com/connectors/office365users/#get-user-profile-(v2) */
export function people(directory: readonly DirectoryPerson[]): StandInOperations {
  return {
    UserProfile_V2: {
      required: ['id'],
      optional: ['$select'],
      answer: ({ id }) => {
        const found = directory.find(({ oid, upn }) => oid === id || upn === id);
        if (!found) return refused(404, `There is no user ${id}.`);
        const { oid, name, upn } = found;
        return ok({ id: oid, displayName: name, mail: upn, userPrincipalName: upn });
      },
    },
  };
}

/** https://learn.microsoft.com/connectors/teams/#post-message-in-a-chat-or-channel */
export const teams: StandInOperations = {
  PostMessageToConversation: {
    required: ['poster', 'location', 'body/messageBody'],
    optional: ['body/recipient', 'body/recipient/groupId', 'body/recipient/channelId'],
    answer: ({ poster, location, ...given }) => {
      const inChannel = location === 'Channel';
      const place = inChannel ? ['body/recipient/groupId', 'body/recipient/channelId'] : ['body/recipient'];
      if (!['Flow bot', 'User'].includes(String(poster))) return refused(400, `${poster} cannot post.`);
      if (!inChannel && location !== 'Chat with Flow bot') return refused(400, `There is no ${location}.`);
      const missing = place.find(key => !given[key]);
      return missing ? refused(400, `${missing} is missing.`) : ok({ id: 'message' });
    },
  },
};

export type Decision = { outcome: 'Approve' | 'Reject'; comments: string };

/** https://learn.microsoft.com/connectors/approvals/#start-and-wait-for-an-approval */
export function approvals(decide: (title: string) => Decision | Promise<Decision>): StandInOperations {
  const input = (field: string) => `WebhookApprovalCreationInput/${field}`;
  return {
    StartAndWaitForAnApproval: {
      required: ['approvalType', input('title'), input('assignedTo')],
      optional: ['details', 'enableNotifications', 'enableReassignment', 'itemLink', 'requestor'].map(input),
      answer: async given => {
        const assignedTo = String(given[input('assignedTo')]);
        if (given['approvalType'] !== 'Basic') return refused(400, 'The stand-in knows the type Basic only.');
        if (!addresses.test(assignedTo)) return refused(400, 'assignedTo is no list of addresses.');
        const { outcome, comments } = await decide(String(given[input('title')]));
        const responder = { email: assignedTo };
        return ok({ outcome, responses: [{ responder, approverResponse: outcome, comments }] });
      },
    },
  };
}
