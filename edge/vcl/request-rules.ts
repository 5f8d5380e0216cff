/** VCL for what comes from clients and goes to origins: which requests pass, and as which object. */
export const requestRules = `
sub vcl_recv {
  if (req.method == "OPTIONS") { return (synth(204)); }
  if (req.method != "GET" && req.method != "HEAD") { return (synth(405)); }
  call read_playback_token;
  # No folder above and no empty name: whoever fetches would find something else there than we look at here.
  if (req.url !~ "^/(live|replay)/[a-z0-9-]+/[0-9a-f]{32}(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+(\\?|$)") {
    if (req.url ~ "^/health(\\?|$)") { return (synth(700)); }
    return (synth(404));
  }
  call refuse_stopped;
  call choose_origin;
  call keep_delivery_directives;
  # A blocked reload must never get an old playlist from a healthy origin. Stale answers are for the
  # second try alone, after the origin failed, and for as long as it is known to be away.
  if (req.restarts == 0 && std.healthy(req.backend_hint)) {
    set req.grace = 0s;
  } else {
    set req.grace = 10s;
  }
  return (hash);
}

# RFC 8216bis 6.2.5: directives belong to playlists and stand in UTF-8 order. Nothing else of the
# query reaches the key or the origin.
sub keep_delivery_directives {
  # Nearly every request is one of these two already: each look at an address costs all of them.
  if (req.url !~ "\\?") { return; }
  if (req.url ~ "^[^?]+\\.m3u8\\?_HLS_msn=[0-9]+(&_HLS_part=[0-9]+)?(&_HLS_skip=[A-Za-z0-9]+)?$") { return; }
  set req.http.x-directives = "";
  if (req.url ~ "^[^?]+\\.m3u8\\?") {
    if (req.url ~ "[?&]_HLS_msn=") {
      set req.http.x-directives = req.http.x-directives + "&_HLS_msn=" + regsub(req.url, "^.*?[?&]_HLS_msn=([^&]*).*$", "\\1");
    }
    if (req.url ~ "[?&]_HLS_part=") {
      set req.http.x-directives = req.http.x-directives + "&_HLS_part=" + regsub(req.url, "^.*?[?&]_HLS_part=([^&]*).*$", "\\1");
    }
    if (req.url ~ "[?&]_HLS_skip=") {
      set req.http.x-directives = req.http.x-directives + "&_HLS_skip=" + regsub(req.url, "^.*?[?&]_HLS_skip=([^&]*).*$", "\\1");
    }
  }
  set req.url = regsub(req.url, "\\?.*$", "") + regsub(req.http.x-directives, "^&", "?");
  unset req.http.x-directives;
}

# The same object under whatever name of the host it is asked for.
sub vcl_hash {
  hash_data(req.url);
  return (lookup);
}

# What a client says about itself is not the origin's business, and must not vary what is shared.
sub vcl_backend_fetch {
  unset bereq.http.cookie;
  unset bereq.http.authorization;
  unset bereq.http.x-forwarded-for;
  unset bereq.http.forwarded;
  unset bereq.http.via;
  unset bereq.http.origin;
  unset bereq.http.referer;
  unset bereq.http.user-agent;
  unset bereq.http.accept-language;
  unset bereq.http.cache-control;
  unset bereq.http.pragma;
  unset bereq.http.x-varnish;
  unset bereq.http.seedling-grant;
  unset bereq.http.seedling-embed;
  # Never held by the origin, so that a silent one is noticed soon.
  if (bereq.url ~ "${movingDocument()}") { set bereq.first_byte_timeout = 5s; }
  return (fetch);
}
`

/** Addresses whose content moves on and that are answered at once: a few seconds old is better than none. */
export function movingDocument() {
  return '^[^?]+\\.(m3u8|json)$'
}
