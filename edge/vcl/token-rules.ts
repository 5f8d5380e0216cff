import { accessHeader } from '@/common/media-contract'
import type { PlaybackKey } from '@/common/playback-keys'
import { playbackSkewSeconds } from '@/common/playback-token'
import type { MarkFolders } from '../orders/order-marks'
import { keyFile } from '../varnish/key-files'
import { renderSignatureCheck } from './signature-check'

interface TokenRulesOptions {
  keys: readonly PlaybackKey[]
  workFolder: string
  marks: MarkFolders
}

/** Kid, issued, expires, embed, signature; then a path whose first name is the door and the third the broadcast. */
const tokenPath =
  '^/t/[a-z0-9]{1,16}\\.[0-9]{10}\\.[0-9]{10}\\.(?:-|[a-z0-9]{8,40})\\.[0-9a-f]{64}/(?:live|replay)/[a-z0-9-]+/[0-9a-f]{32}/'
/** From a path that looks like that, which no other pattern need look at as closely: each costs every request. */
const take = (pattern: string, text = '\\1') => `regsub(req.url, "${pattern}", "${text}")`
const timeOf = (pattern: string) => `std.time(${take(pattern)}, now)`
const issued = '^/t/[^.]+\\.([0-9]+).*$'
const expires = '^/t/[^.]+\\.[0-9]+\\.([0-9]+).*$'
const embed = '^/t/[^.]+\\.[0-9]+\\.[0-9]+\\.([^.]+).*$'
const token = '^/t/[^/]+'

/**
 * VCL for playback tokens (`common/playback-token.ts`): `read_playback_token` checks the one in the path and
 * takes it off, before anything is looked up, so that whoever comes with a token or without meets the same
 * object; `require_playback_token` lets an object of a guarded broadcast go to nobody else. What is found out
 * is kept in two headers of the request, which no client can set.
 */
export function renderTokenRules(options: TokenRulesOptions) {
  const { marks } = options
  const keys = options.keys.map(({ kid }) => ({ kid, path: keyFile(options.workFolder, kid) }))
  return `${keys.length > 0 ? renderSignatureCheck({ keys }) : ''}
sub read_playback_token {
  # A second try comes here again, its token read already.
  if (req.restarts > 0) { return; }
  unset req.http.seedling-grant;
  unset req.http.seedling-embed;
  if (req.url !~ "^/t/") { return; }
  if (req.url !~ "${tokenPath}") { return (synth(403)); }
  if (${timeOf(expires)} <= now) { return (synth(403)); }
  if (${timeOf(issued)} > now + ${playbackSkewSeconds}s) { return (synth(403)); }
${keys.length > 0 ? checkSignature : '  return (synth(403));'}
  set req.http.seedling-grant = "1";
  if (req.url !~ "^/t/[^/]*\\.-\\.") {
    set req.http.seedling-embed = ${take(embed)};
    call refuse_withdrawn;
  }
  set req.url = ${take(token, '')};
}

# Asked again before an answer leaves, since a request may have waited meanwhile.
sub refuse_withdrawn {
  if (req.http.seedling-embed && std.file_exists({"${marks.withdrawn}/"} + req.http.seedling-embed)) {
    return (synth(403));
  }
}

# What has changed since an object was fetched holds before what was said with it.
sub require_playback_token {
  if (req.http.seedling-grant == "1") {
    call refuse_withdrawn;
  } elsif (resp.http.${accessHeader}) {
    if (!std.file_exists({"${marks.access}/"} + ${markName('open')})) { return (synth(403)); }
  } elsif (std.file_exists({"${marks.access}/"} + ${markName('token')})) {
    return (synth(403));
  }
  unset resp.http.${accessHeader};
}
`
}

const markName = (access: string) =>
  `regsub(req.url, "^/(\\w+)/[^/]+/([0-9a-f]+)/.*$", "\\1.\\2.${access}")`

// No part of it comes into a header: headers are written to the engine's log.
const checkSignature = `  C{ if (is_signed(VRT_r_req_url(ctx))) goto let_in; }C
  return (synth(403));
  C{ let_in: ; }C`
