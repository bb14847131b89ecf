/** `00-TRACE-SPAN-FLAGS`, as W3C Trace Context defines it. */
const traceparent = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

export function isTraceparent(value: unknown): value is string {
  const [, trace, span] = traceparent.exec(String(value)) ?? [];
  return trace !== undefined && !/^0+$/.test(trace) && !/^0+$/.test(span as string);
}

/**
 * What a message or a call continues. The host's own request is the nearer parent, provided that it belongs to the
 * operation from which the message was sent; a host that does not know of that would cut it in two.
 */
export function parentOf(message: unknown, host: unknown): string | undefined {
  if (!isTraceparent(message)) return isTraceparent(host) ? host : undefined;
  const same = isTraceparent(host) && host.slice(3, 35) === message.slice(3, 35);
  return same ? host : message;
}
