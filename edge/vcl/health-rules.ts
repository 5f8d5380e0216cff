import type { MediaOrigin } from '../media-origins'
import { backendName } from './origin-rules'

const originLine = (origin: MediaOrigin) => `  if (std.healthy(${backendName(origin)})) {
    set resp.status = 200;
    set resp.http.x-origins = resp.http.x-origins + {",{"name":"${origin.nodeName}","healthy":true}"};
  } else {
    set resp.http.x-origins = resp.http.x-origins + {",{"name":"${origin.nodeName}","healthy":false}"};
  }`

const tlsLine = (markerPath: string) => `  if (!std.file_exists({"${markerPath}"})) {
    set resp.status = 503;
    set resp.http.x-reason = "the TLS front does not run";
  }`

/** VCL for `/health`: ready when at least one class can be played: 200, else 503 with the reason. */
export function renderHealthRules(origins: readonly MediaOrigin[], tlsMarkerPath: string | null) {
  return `sub answer_health {
  set resp.status = 503;
  set resp.http.x-reason = "no media node answers";
  set resp.http.x-origins = "";
${origins.map(originLine).join('\n')}
${tlsMarkerPath ? tlsLine(tlsMarkerPath) : ''}
  set resp.http.x-origins = regsub(resp.http.x-origins, "^,", "");
  if (resp.status == 200) {
    synthetic({"{"status":"ready","origins":["} + resp.http.x-origins + {"]}"});
  } else {
    synthetic({"{"status":"unavailable","reason":""} + resp.http.x-reason + {"","origins":["} + resp.http.x-origins + {"]}"});
  }
  unset resp.http.x-origins;
  unset resp.http.x-reason;
  set resp.http.content-type = "application/json";
  set resp.http.cache-control = "no-store";
}
`
}
