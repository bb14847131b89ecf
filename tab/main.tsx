import { render } from 'preact';
import { sendWith } from './api/send.ts';
import { App } from './shell/app.tsx';
import { Message } from './shell/message.tsx';
import { findTeams, type ThemeName } from './sign-in/teams.ts';
import { TongueContext, tongueOf } from './strings/strings.ts';

const root = document.getElementById('tab') as HTMLElement;

function dress(theme: ThemeName): void {
  document.documentElement.dataset['theme'] = theme;
}

async function start(): Promise<void> {
  const host = await findTeams();
  const tongue = tongueOf(host?.locale ?? navigator.language);
  document.documentElement.lang = tongue.locale;
  if (!host) {
    dress(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default');
    render(<Message {...tongue.strings.outside} />, root);
    return;
  }
  dress(host.theme);
  host.onTheme(dress);
  const send = sendWith(host.token);
  render(
    <TongueContext.Provider value={tongue}>
      <App host={host} send={send} />
    </TongueContext.Provider>,
    root,
  );
  host.loaded();
}

void start();
