/** VCL for what the edge answers by itself. */
export const edgeAnswers = `
sub vcl_synth {
  # 503 without a retry is an abandoned fetch: try once more, now with stale answers allowed.
  if (resp.status == 503 && req.restarts == 0 && req.url ~ "^/(live|replay)/") { return (restart); }
  unset resp.http.x-varnish;
  unset resp.http.server;
  unset resp.http.retry-after;
  set resp.http.access-control-allow-origin = "*";
  set resp.http.timing-allow-origin = "*";
  call expose_headers;
  if (resp.status == 700) {
    call answer_health;
    return (deliver);
  }
  set resp.http.content-type = "text/plain; charset=utf-8";
  set resp.http.cache-control = "no-store";
  if (resp.status == 204) {
    set resp.http.access-control-allow-methods = "GET, HEAD, OPTIONS";
    set resp.http.access-control-allow-headers = "*";
    set resp.http.access-control-max-age = "86400";
    set resp.http.cache-control = "public, max-age=86400";
    unset resp.http.content-type;
    synthetic("");
  } elsif (resp.status == 403) {
    synthetic("This may not be watched here." + {"
"});
  } elsif (resp.status == 404) {
    set resp.http.cache-control = "public, max-age=1";
    synthetic("There is nothing at this address." + {"
"});
  } elsif (resp.status == 405) {
    set resp.http.allow = "GET, HEAD, OPTIONS";
    synthetic("This address can only be read." + {"
"});
  } elsif (resp.status == 410) {
    synthetic("This class was stopped." + {"
"});
  } elsif (resp.status == 503) {
    set resp.http.retry-after = "1";
    synthetic("The media node does not answer." + {"
"});
  } else {
    synthetic("This request cannot be answered." + {"
"});
  }
  return (deliver);
}
`
