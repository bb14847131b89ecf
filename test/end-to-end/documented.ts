/** `POST /users/{userId}/weeks/{week}/submit`, `…/recall` */
export function addressesIn(cell: string): string[] {
  const [first = '', ...rest] = [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
  return [first, ...rest.map(text => text.replace('…', first.replace(/\/[^/]*$/, '')))];
}

/** An address that was visited, as the documentation writes it. */
export function templateOf(sent: string): string {
  return sent
    .replace(/\?.*$/, '')
    .replace(/\/subscriptions\/[^/]+/, '/subscriptions/{subscription}')
    .replace(/\/webhooks\/[0-9a-f]{32}$/, '/webhooks/{webhookId}')
    .replace(/\/users\/[^/]+/, '/users/{userId}')
    .replace(/\/weeks\/[^/]+/, '/weeks/{week}')
    .replace(/\/projects\/[^/]+/, '/projects/{projectId}')
    .replace(/\/org-runs\/[^/]+/, '/org-runs/{orgRunId}')
    .replace(/\/pages\/[^/]+/, '/pages/{page}')
    .replace(/(\/users\/\{userId\}\/runs)\/[^/]+/, '$1/{runId}');
}
