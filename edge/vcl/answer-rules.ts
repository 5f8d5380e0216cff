import { movingDocument } from './request-rules'

/** VCL for what comes from origins and goes to clients: how long it is kept, and what is said of it. */
export const answerRules = `
sub vcl_backend_response {
  unset beresp.http.set-cookie;
  set beresp.keep = 0s;
  set beresp.grace = 0s;
  if (beresp.status >= 500 && bereq.url ~ "${movingDocument()}") { return (abandon); }
  if (beresp.status != 200) {
    # Kept even where the origin says no-store, or all who wait for it would ask one after another.
    # A missing part is often about to be made: it may be asked for too early, at no cost to others.
    set beresp.ttl = 1s;
    if (beresp.status == 404 && bereq.url ~ "\\.m4s$") { set beresp.ttl = 100ms; }
    return (deliver);
  }
  if (beresp.ttl <= 0s || beresp.http.cache-control ~ "(?i)no-store|no-cache|private") {
    return (pass(1s));
  }
  if (bereq.url ~ "${movingDocument()}") { set beresp.grace = 10s; }
  return (deliver);
}

# The origin is away. A moving document is given up, which sends its clients to what is left of it
# (vcl_synth); everything else fails for all who wait at once.
sub vcl_backend_error {
  if (bereq.url ~ "${movingDocument()}") { return (abandon); }
  set beresp.status = 503;
  set beresp.ttl = 1s;
  set beresp.grace = 0s;
  set beresp.http.access-control-allow-origin = "*";
  set beresp.http.content-type = "text/plain; charset=utf-8";
  set beresp.http.cache-control = "no-store";
  set beresp.http.retry-after = "1";
  set beresp.body = "The media node does not answer." + {"
"};
  return (deliver);
}

sub vcl_deliver {
  call refuse_stopped;
  call require_playback_token;
  if (obj.ttl < 0s) {
    set resp.http.x-cache = "stale";
  } elsif (obj.hits > 0) {
    set resp.http.x-cache = "hit";
  } else {
    set resp.http.x-cache = "miss";
  }
  call expose_headers;
  unset resp.http.x-varnish;
  unset resp.http.via;
  return (deliver);
}

# RFC 8216bis appendix B: Date and Age are what players reckon with.
sub expose_headers {
  if (resp.http.access-control-allow-origin) {
    set resp.http.access-control-expose-headers = "Date, Age, Content-Length, X-Cache";
  }
}
`
