import { type Activity, CloudAdapter, type InvokeResponse } from 'botbuilder';
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  AuthenticationError,
  type BotFrameworkAuthentication,
  BotFrameworkAuthenticationFactory,
  JwtTokenProviderFactory,
  ManagedIdentityServiceClientCredentialsFactory,
  PasswordServiceClientCredentialFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { replyTo } from './send.ts';
import type { BotConfig } from './settings.ts';
import type { Reply } from './talk/person.ts';

/** What the Bot Framework came to with one request: nobody that it knows, or what the logic has answered. */
export type Received =
  | { kind: 'unauthorised' }
  /** The signing keys could not be had, so nobody can be known just now. */
  | { kind: 'unavailable'; fault: unknown }
  | { kind: 'answered'; status: number; body?: unknown };

/** The Bot Framework's own parts. This file and send.ts are all that knows of them. */
export type BotFramework = {
  appId: string;
  adapter: TurnAdapter;
};

/** Sends what there is to say to whoever has written. */
type Answer = (replies: readonly Reply[]) => Promise<void>;

/** The stock adapter answers every fault of a token with 500 and keeps the steps to itself. */
class TurnAdapter extends CloudAdapter {
  async receive(
    authorization: string,
    body: { type: string },
    logic: (answer: Answer) => Promise<void>,
  ): Promise<Received> {
    // What is read of it is checked where it is read (read-activity.ts).
    const activity = body as Activity;
    let known: Awaited<ReturnType<BotFrameworkAuthentication['authenticateRequest']>>;
    try {
      known = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    } catch (fault) {
      return isTokenFault(fault) ? { kind: 'unauthorised' } : { kind: 'unavailable', fault };
    }
    const response: InvokeResponse | undefined = await this.processActivity(known, activity, context =>
      logic(replies => replyTo(context, replies)),
    );
    return { kind: 'answered', status: response?.status ?? 200, body: response?.body };
  }
}

/** Wrong keys, issuers, audiences and times throw errors of a library that botbuilder uses, each of its own name. */
const tokenFaults = ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError', 'SyntaxError'];

function isTokenFault(fault: unknown): boolean {
  // With 500 it says that keys could not be fetched.
  if (fault instanceof AuthenticationError) return fault.statusCode !== 500;
  return fault instanceof Error && tokenFaults.includes(fault.name);
}

export function botFrameworkOf(config: BotConfig): BotFramework {
  const appId = config.kind === 'open' ? '' : config.appId;
  return { appId, adapter: new TurnAdapter(authenticationOf(config)) };
}

/** All of the addresses are given: leaving one out would make the factory forget the others. */
function authenticationOf(config: BotConfig): BotFrameworkAuthentication {
  const metadataUrl =
    config.kind === 'open'
      ? AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl
      : config.channelMetadataUrl;
  return BotFrameworkAuthenticationFactory.create(
    '',
    true,
    loginUrlOf(config),
    AuthenticationConstants.ToChannelFromBotOAuthScope,
    AuthenticationConstants.ToBotFromChannelTokenIssuer,
    AuthenticationConstants.OAuthUrl,
    metadataUrl,
    AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
    '',
    credentialsOf(config),
    new AuthenticationConfiguration(),
  );
}

function loginUrlOf(config: BotConfig): string {
  const tenantId =
    config.kind === 'closed' && config.credential.kind === 'secret' ? config.credential.tenantId : undefined;
  return `${AuthenticationConstants.ToChannelFromBotLoginUrlPrefix}${tenantId ?? AuthenticationConstants.DefaultChannelAuthTenant}`;
}

function credentialsOf(config: BotConfig): ServiceClientCredentialsFactory {
  if (config.kind === 'open') return new PasswordServiceClientCredentialFactory('', '');
  const { appId, credential } = config;
  if (credential.kind === 'managedIdentity')
    return new ManagedIdentityServiceClientCredentialsFactory(appId, new JwtTokenProviderFactory());
  const { secret, tenantId } = credential;
  return tenantId === undefined
    ? new PasswordServiceClientCredentialFactory(appId, secret)
    : new PasswordServiceClientCredentialFactory(appId, secret, tenantId);
}
