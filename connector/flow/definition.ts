/** The parts of a cloud flow's definition that the sample flows use, as an export of a solution has them. */
export type Status = 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut';
export type RunAfter = Record<string, Status[]>;
type Metadata = { operationMetadataId: string };

export type Action = {
  runAfter: RunAfter;
  metadata: Metadata;
  type: string;
  inputs?: unknown;
  expression?: unknown;
  foreach?: string;
  actions?: Actions;
  else?: { actions: Actions };
  cases?: Record<string, { case: string; actions: Actions }>;
  default?: { actions: Actions };
  runtimeConfiguration?: {
    concurrency?: { repetitions: number };
    paginationPolicy?: { minimumItemCount: number };
  };
  limit?: { timeout?: string; count?: number };
};
export type Actions = Record<string, Action>;

export type Trigger = {
  metadata: Metadata;
  type: 'Recurrence' | 'OpenApiConnection' | 'OpenApiConnectionWebhook';
  recurrence?: Recurrence;
  inputs?: ConnectionInputs;
  splitOn?: string;
};

export type Recurrence = {
  frequency: 'Minute' | 'Hour' | 'Day' | 'Week';
  interval: number;
  timeZone?: string;
  schedule?: { weekDays: string[]; hours: string[]; minutes: number[] };
};

export type ConnectionInputs = {
  host: { apiId: string; connectionName: string; operationId: string };
  parameters: Record<string, unknown>;
  authentication: string;
};

export type Parameter = {
  defaultValue: unknown;
  type: string;
  metadata?: { schemaName: string; description: string };
};

export type FlowFile = {
  properties: {
    connectionReferences: Record<string, ConnectionReference>;
    definition: {
      $schema: string;
      contentVersion: string;
      parameters: Record<string, Parameter>;
      triggers: Record<string, Trigger>;
      actions: Actions;
    };
    templateName: string;
  };
  schemaVersion: string;
};

export type ConnectionReference = {
  runtimeSource: 'embedded';
  connection: { connectionReferenceLogicalName: string };
  api: { name: string; logicalName?: string };
};
