import { type ProjectIndex, targetFault } from '../../core/catalogue.ts';
import { Refusal } from '../../core/errors.ts';
import { defaultProfile, type Profile } from '../../core/profile.ts';
import type { Partition, Services } from '../ports.ts';
import { bare, documentId, type ProfileDocument } from '../week/documents.ts';
import type { WriteKey } from './receipt.ts';
import { updateDocument } from './update.ts';

export async function readProfile({ timesheets }: Services, partition: Partition): Promise<Profile> {
  const stored = await timesheets.read<ProfileDocument>(partition, documentId.profile);
  // Documents of earlier versions lack what has been added since.
  return { ...defaultProfile, ...(stored && bare(stored.body)) };
}

/** Sets what is given and keeps the rest. Rules must lead to projects that exist. */
export async function changeProfile(
  services: Services,
  partition: Partition,
  change: Partial<Profile>,
  key?: WriteKey,
): Promise<Profile> {
  const { projects } = await services.tenants.settings(partition.tenantId);
  const changed = (before: Profile | undefined): Profile => {
    checkRules(projects, change.rules);
    return { ...defaultProfile, ...(before && bare(before as ProfileDocument)), ...change };
  };
  const document = { id: documentId.profile, kind: 'profile' };
  return updateDocument<Profile>(services, partition, document, changed, key);
}

function checkRules(projects: ProjectIndex, rules: Profile['rules'] = []): void {
  for (const [index, rule] of rules.entries()) {
    const fault = targetFault(projects, rule);
    const field = `rules[${index}].${fault?.startsWith('task') ? 'taskId' : 'projectId'}`;
    if (fault) throw new Refusal(fault, { field });
  }
}
