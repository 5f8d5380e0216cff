import type { MediaOrigin } from '../media-origins'

/** The engine's name for a media node's origin; node names fit into it as they are. */
export const backendName = ({ nodeName }: MediaOrigin) => `origin_${nodeName}`

// A node that drains is well as long as it plays.
// A threshold of two out of three: one lost probe is no outage, and a dead origin is known in 3 s.
const probe = `probe origin_is_up {
  .url = "/health?for=playback";
  .interval = 1s;
  .timeout = 2s;
  .window = 3;
  .threshold = 2;
  .initial = 1;
}`

// RFC 8216bis 6.2.5.2 lets an origin hold a request for three target durations, so the first byte
// may take long; between bytes nothing is waited for.
const declareBackend = (origin: MediaOrigin) => `backend ${backendName(origin)} {
  .host = "${origin.host}";
  .port = "${origin.port}";
  .probe = origin_is_up;
  .connect_timeout = 2s;
  .first_byte_timeout = 60s;
  .between_bytes_timeout = 10s;
}`

const chooseBranch = (origin: MediaOrigin) =>
  `  if (req.url ~ "^/(live|replay)/${origin.nodeName}/") { set req.backend_hint = ${backendName(origin)}; return; }`

/**
 * VCL that knows the origins: their declarations, `choose_origin` (the node's name in the path says
 * which one; there is no other shared state).
 */
export function renderOriginRules(origins: readonly MediaOrigin[]) {
  return `${probe}

${origins.map(declareBackend).join('\n')}

sub choose_origin {
${origins.map(chooseBranch).join('\n')}
  return (synth(404));
}
`
}
