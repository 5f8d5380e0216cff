interface EngineOptions {
  host: string
  port: number
  cacheMegabytes: number
  workFolder: string
  vclPath: string
  /** Takes HTTP/2 in from a TLS front; null without one. */
  proxySocket: string | null
}

/**
 * What the engine would write to its log of every request. Nothing reads it: what is followed are fetches from
 * origins (`fetch-log.ts`), whose tags are others. Without it the engine answers a tenth more, measured with
 * 200 connections, and no viewer's address or token stands in shared memory.
 */
const hidden = [
  ...['ReqStart', 'ReqMethod', 'ReqURL', 'ReqProtocol', 'ReqHeader', 'ReqUnset', 'ReqAcct'],
  ...['RespProtocol', 'RespStatus', 'RespReason', 'RespHeader', 'RespUnset', 'Hit', 'HitMiss'],
  ...['VCL_call', 'VCL_return', 'SessOpen', 'SessClose', 'Link', 'Filters'],
]

/**
 * Parameters that differ from the engine's defaults, and why. `rush_exponent` stays: waking more
 * waiting viewers at once was measured to serve the last of them later.
 */
const parameters = {
  // A lifetime is the origin's to say; without one nothing is kept.
  default_ttl: '0',
  default_grace: '0',
  default_keep: '0',
  // Threads that wait, so that a class that wakes up finds them made.
  thread_pool_min: '50',
  // Players come back within two seconds; opening a connection anew costs a round trip.
  timeout_idle: '20',
  // A player with low latency asks again with every part: a thread that waits a little longer than a
  // part for it saves the way through the waiter. A fifth less CPU, half the delay, measured with 500.
  timeout_linger: '0.3',
  send_timeout: '60',
  listen_depth: '4096',
  vsl_space: '16M',
  // For `signature-check.ts`. There is no door through which anybody else could bring a configuration.
  vcc_allow_inline_c: 'on',
  vsl_mask: hidden.map((tag) => `-${tag}`).join(','),
}

/** How varnishd is called. It has no command-line door: settings change by a restart. */
export function engineArguments({
  host,
  port,
  cacheMegabytes,
  workFolder,
  vclPath,
  proxySocket,
}: EngineOptions) {
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  return [
    '-F',
    ...['-n', workFolder],
    ...['-a', address],
    ...(proxySocket ? proxyArguments(proxySocket) : []),
    ...['-f', vclPath],
    ...['-s', `malloc,${cacheMegabytes}m`],
    ...['-T', 'none'],
    ...['-S', 'none'],
    // Already without any right of root, see varnish-engine.ts.
    ...['-j', 'none'],
    ...Object.entries(parameters).flatMap(([name, value]) => ['-p', `${name}=${value}`]),
  ]
}

/** RFC 8216bis appendix B asks for HTTP/2. A player needs a handful of requests at once. */
const proxyArguments = (socket: string) => [
  // Whoever can connect could invent a client's address, which nothing here believes or keeps.
  ...['-a', `tls=${socket},PROXY,mode=666`],
  ...['-p', 'feature=+http2'],
  ...['-p', 'h2_max_concurrent_streams=32'],
]
