// The page around the tab. Its own address says everything: /?person=OBJECT-ID&theme=dark&locale=de-de&tab=my-week&to=2026-W48.
// With token=refused it gives no sign-in.
import { dialogAnswers } from './dialog.ts';
import { answerFrames, runtime, tell } from './protocol.ts';

type Person = { oid: string; name: string; upn: string; roles: string[] };

const tab = document.getElementById('tab') as HTMLIFrameElement;
const dialogFrame = document.getElementById('dialog-frame') as HTMLIFrameElement;
const link = document.getElementById('link') as HTMLOutputElement;
const address = new URL(location.href);
const { tenantId, people } = (await (await fetch('/people')).json()) as {
  tenantId: string;
  people: Person[];
};
const chosen = (name: string, otherwise: string) => address.searchParams.get(name) ?? otherwise;
const person = () => people.find(({ oid }) => oid === chosen('person', '')) ?? (people[0] as Person);

function context(isDialog: boolean) {
  const { oid, name, upn } = person();
  return {
    locale: chosen('locale', 'en-us'),
    theme: chosen('theme', 'default'),
    entityId: chosen('tab', 'my-week'),
    subEntityId: chosen('to', ''),
    frameContext: isDialog ? 'task' : 'content',
    hostClientType: 'web',
    hostName: 'Teams',
    sessionId: 'stands-for-teams',
    appSessionId: 'stands-for-teams',
    userObjectId: oid,
    userDisplayName: name,
    userPrincipalName: upn,
    loginHint: upn,
    tid: tenantId,
    tenantSKU: 'enterprise',
    userLicenseType: 'Unknown',
  };
}

async function token(): Promise<unknown[]> {
  if (chosen('token', 'given') === 'refused') return [false, 'resourceRequiresConsent'];
  const answer = await fetch(`/token?person=${person().oid}`, { method: 'POST' });
  return answer.ok
    ? [true, ((await answer.json()) as { token: string }).token]
    : [false, 'resourceRequiresConsent'];
}

/** Where a link into the tab leads, as Teams writes such links. */
function follow(text: string): void {
  const url = new URL(text);
  const [, , kind, , entity = ''] = url.pathname.split('/');
  if (kind !== 'entity') return void window.open(url, '_blank', 'noopener');
  const linked = JSON.parse(url.searchParams.get('context') ?? '{}') as { subEntityId?: string };
  address.searchParams.set('tab', entity);
  choose('to', linked.subEntityId ?? '');
}

function choose(name: string, value: string): void {
  address.searchParams.set(name, value);
  history.replaceState(undefined, '', address);
  if (name === 'theme') {
    tell(tab, 'themeChange', [value]);
    tell(dialogFrame, 'themeChange', [value]);
  } else if (name !== 'token') show();
}

function show(): void {
  tab.src = `/api/tab/?shown=${Date.now()}`;
}

answerFrames([tab, dialogFrame], {
  ...dialogAnswers(),
  initialize: (_, from) => [from === tab.contentWindow ? 'content' : 'task', 'web', runtime, '2.58.0'],
  getContext: (_, from) => [context(from !== tab.contentWindow)],
  'authentication.getAuthToken': token,
  executeDeepLink: ([text]) => {
    follow(String(text));
    return [true];
  },
  shareDeepLink: ([to]) => {
    const shared = new URL(address);
    shared.searchParams.set('to', String(to));
    link.textContent = shared.href;
    return undefined;
  },
  'appInitialization.success': () => {
    document.body.dataset['tab'] = 'loaded';
    return undefined;
  },
  'appInitialization.failure': ([reason]) => {
    document.body.dataset['tab'] = `failed: ${reason}`;
    return undefined;
  },
});

const selects = {
  person: () => person().oid,
  theme: () => chosen('theme', 'default'),
  locale: () => chosen('locale', 'en-us'),
  token: () => chosen('token', 'given'),
};
const select = (name: string) => document.getElementById(name) as HTMLSelectElement;
select('person').append(...people.map(({ oid, name }) => new Option(name, oid)));
for (const [name, value] of Object.entries(selects)) {
  select(name).value = value();
  select(name).addEventListener('change', () => choose(name, select(name).value));
}
show();
