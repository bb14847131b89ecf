import type { OrganisationApi } from '../../api/organisation.ts';

/** What every part of the administrators' view is given. */
export type SectionProps = { api: OrganisationApi };
