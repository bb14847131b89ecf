/** The parts of OpenAPI 2.0 that the connector is written in, with Power Platform's extensions. */
export type Schema = {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  title?: string;
  description?: string;
  format?: string;
  enum?: unknown[];
  default?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema;
  required?: string[];
  items?: Schema;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  $ref?: string;
} & Extensions;

export type Extensions = {
  'x-ms-summary'?: string;
  'x-ms-visibility'?: string;
  'x-ms-url-encoding'?: 'single';
  'x-ms-dynamic-values'?: DynamicValues;
  'x-ms-dynamic-list'?: DynamicList;
  'x-ms-notification-url'?: true;
};

export type DynamicValues = {
  operationId: string;
  'value-collection': string;
  'value-path': string;
  'value-title': string;
  parameters?: Record<string, unknown>;
};

export type DynamicList = {
  operationId: string;
  itemsPath: string;
  itemValuePath: string;
  itemTitlePath: string;
  parameters?: Record<string, unknown>;
};

export type Parameter = Omit<Schema, 'required'> & {
  name: string;
  in: 'path' | 'query' | 'body';
  required: boolean;
  schema?: Schema;
};

export type Answer = { description: string; schema?: Schema; headers?: Record<string, Schema> };

export type SwaggerOperation = {
  operationId: string;
  summary: string;
  description: string;
  'x-ms-visibility': string;
  'x-ms-api-annotation': { status: 'Production' | 'Preview'; family: string; revision: number };
  'x-ms-pageable'?: { nextLinkName: string };
  'x-ms-trigger'?: 'single' | 'batch';
  'x-ms-trigger-hint'?: string;
  parameters: Parameter[];
  responses: Record<string, Answer>;
};

/** What lies at one path: operations by their methods, and what a webhook of it sends. */
export type PathItem = Partial<Record<Method, SwaggerOperation>> & {
  [notificationContent]?: NotificationContent;
};
export type Method = 'get' | 'put' | 'post' | 'delete';
export const notificationContent = 'x-ms-notification-content';
export type NotificationContent = { description: string; schema: Schema };

export type Swagger = {
  swagger: '2.0';
  info: { contact: Record<string, string>; title: string; description: string; version: string };
  host: string;
  basePath: string;
  schemes: string[];
  consumes: string[];
  produces: string[];
  paths: Record<string, PathItem>;
  definitions: Record<string, Schema>;
  parameters: Record<string, never>;
  responses: Record<string, never>;
  securityDefinitions: Record<string, unknown>;
  security: readonly unknown[];
  tags: readonly { name: string }[];
} & Record<`x-ms-${string}`, unknown>;
