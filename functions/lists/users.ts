import type { WeekStatus } from '../../core/head.ts';
import type { WeekId } from '../../core/week.ts';
import { forEachBounded } from '../bounded.ts';
import type { Page, PageRequest, Services } from '../ports.ts';
import { documentId, type HeadDocument } from '../week/documents.ts';

/** A person who has agreed to drafting. Whose profile has no name is called by their id. */
export type UserChoice = { id: string; name: string; zone: string; week?: UserWeek };
/** How a week of theirs stands. */
export type UserWeek = {
  week: WeekId;
  status: WeekStatus;
  version: number;
  totalMinutes: number;
  expectedMinutes: number;
};

const atOnce = 16;

/** A page of the people who have agreed, with the state of one week if that is asked for. */
export async function listUsers(
  services: Pick<Services, 'timesheets'>,
  tenantId: string,
  week: WeekId | undefined,
  page: PageRequest,
): Promise<Page<UserChoice>> {
  const { items, ...rest } = await services.timesheets.consenting(tenantId, page);
  const weeks = new Map<string, UserWeek>();
  if (week !== undefined)
    await forEachBounded(items, atOnce, async ({ userId, workingHours }) => {
      const expectedMinutes = workingHours.minutes.reduce((sum, minutes) => sum + minutes, 0);
      weeks.set(userId, { ...(await stateOf(services, { tenantId, userId }, week)), expectedMinutes });
    });
  const users = items.map(({ userId, displayName, zone }) => {
    const state = weeks.get(userId);
    return { id: userId, name: displayName ?? userId, zone, ...(state && { week: state }) };
  });
  return { ...rest, items: users };
}

async function stateOf(
  { timesheets }: Pick<Services, 'timesheets'>,
  partition: { tenantId: string; userId: string },
  week: WeekId,
): Promise<Omit<UserWeek, 'expectedMinutes'>> {
  const head = await timesheets.read<HeadDocument>(partition, documentId.head(week));
  const { status, version, totalMinutes } = head?.body ?? { status: 'draft', version: 0, totalMinutes: 0 };
  return { week, status, version, totalMinutes };
}
