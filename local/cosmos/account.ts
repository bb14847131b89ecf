import type { Json, JsonObject } from './json.ts';

const REGION = 'Local';

/**
 * The account document. Its addresses are the ones that the client used, whatever the port. The account is not
 * called "localhost": the SDK throws the locations of such an account away and asks for them before every request.
 */
export function accountBody(host: string): JsonObject {
  const location = { name: REGION, databaseAccountEndpoint: `http://${host}/` };
  return {
    id: 'time-agent-local',
    _rid: 'time-agent-local',
    _self: '',
    _dbs: '//dbs/',
    writableLocations: [location],
    readableLocations: [location],
    enableMultipleWriteLocations: false,
    userConsistencyPolicy: { defaultConsistencyLevel: 'Strong' },
  };
}

/** The one physical partition of every container. */
export function partitionKeyRanges(containerRid: string): JsonObject {
  const range = {
    id: '0',
    _rid: containerRid,
    minInclusive: '',
    maxExclusive: 'FF',
    status: 'online',
    parents: [],
  };
  return { _rid: containerRid, PartitionKeyRanges: [range], _count: 1 };
}

/**
 * The query plan of every query. With one physical partition the server computes the whole result, so the plan
 * leaves the client nothing to do.
 */
export const QUERY_PLAN: Json = {
  partitionedQueryExecutionInfoVersion: 2,
  queryInfo: {
    distinctType: 'None',
    groupByExpressions: [],
    groupByAliases: [],
    orderBy: [],
    orderByExpressions: [],
    aggregates: [],
    groupByAliasToAggregateType: {},
    rewrittenQuery: '',
    hasSelectValue: false,
    hasNonStreamingOrderBy: false,
  },
  queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
};
