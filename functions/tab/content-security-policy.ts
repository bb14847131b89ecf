/**
 * Who may show the tab in a frame: Teams, Outlook and Microsoft 365 on the web, as Microsoft lists them, and pages of
 * this address. https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements
 */
const hosts = [
  "'self'",
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/** Where Microsoft's library for tabs looks up which hosts are genuine; without it, it goes by a list of its own. */
const hostList = 'https://res.cdn.office.net';

/** Nothing runs, is styled or is fetched but what this address has sent as a file. */
export const contentSecurityPolicy = Object.entries({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'", hostList],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': hosts,
})
  .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
  .join('; ');
