import { createHash } from 'node:crypto';
import type { Clause } from '../../core/clauses/clause.ts';
import { proposeSettings, type SettingProposal } from '../../core/clauses/proposals.ts';
import { splitClauses } from '../../core/clauses/split.ts';
import { Refusal } from '../../core/errors.ts';
import type { Services } from '../ports.ts';

/** The written policy of a tenant, as it was understood: what the review cites. */
export type PolicyDocument = {
  version: number;
  uploadedAt: string;
  clauses: Clause[];
  /** Settings that it seems to lay down. They hold once an administrator puts them into the policy or the schedule. */
  proposals: SettingProposal[];
};

type StoredDocument = PolicyDocument & { contentHash: string };

const clausesMax = 500;
const currentId = 'policy-document';
const versionId = (version: number) => `${currentId}:${version}`;

/** Keeps a policy as its next version. The same content again stays the version that it is. */
export async function savePolicyDocument(
  { tenants, clock }: Pick<Services, 'tenants' | 'clock'>,
  tenantId: string,
  content: string | Clause[],
): Promise<PolicyDocument> {
  const clauses = typeof content === 'string' ? splitClauses(content) : content;
  if (clauses.length === 0) throw new Refusal('documentUnreadable', { message: nothing });
  if (clauses.length > clausesMax) throw new Refusal('documentUnreadable', { message: tooLong });
  const contentHash = createHash('sha256').update(JSON.stringify(clauses)).digest('hex');
  const before = await tenants.read<StoredDocument>(tenantId, currentId);
  if (before?.body.contentHash === contentHash) return viewOf(before.body);
  const document: StoredDocument = {
    version: (before?.body.version ?? 0) + 1,
    uploadedAt: new Date(clock.nowMs()).toISOString(),
    clauses,
    proposals: proposeSettings(clauses),
    contentHash,
  };
  // The history first: a version that is current can always be looked up later.
  await tenants.write(tenantId, versionId(document.version), document);
  await tenants.write(tenantId, currentId, document, before?.etag);
  return viewOf(document);
}

const nothing = 'The document holds no text that could be a clause. Send the policy itself.';
const tooLong = `The document has more than ${clausesMax} clauses. Send the part about time recording.`;

/** The current policy, or an earlier version of it. A tenant without one has version 0, without clauses. */
export async function readPolicyDocument(
  { tenants }: Pick<Services, 'tenants'>,
  tenantId: string,
  version?: number,
): Promise<PolicyDocument> {
  const id = version === undefined ? currentId : versionId(version);
  const stored = await tenants.read<StoredDocument>(tenantId, id);
  if (stored) return viewOf(stored.body);
  if (version !== undefined) throw new Refusal('notFound', { field: 'version' });
  return { version: 0, uploadedAt: '', clauses: [], proposals: [] };
}

function viewOf({ version, uploadedAt, clauses, proposals }: StoredDocument): PolicyDocument {
  return { version, uploadedAt, clauses, proposals };
}
