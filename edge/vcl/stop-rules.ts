/**
 * VCL for broadcasts that were stopped: `refuse_stopped`, for requests of a broadcast that come in and for
 * answers that go out, since a request may have waited meanwhile. Looking for a file is a microsecond; nothing
 * has to be sent to the engine, and what is cached of such a broadcast cannot be reached.
 */
export function renderStopRules(marksFolder: string) {
  return `sub refuse_stopped {
  if (std.file_exists({"${marksFolder}/"} + regsub(req.url, "^/\\w+/[^/]+/([0-9a-f]+)/.*$", "\\1"))) {
    return (synth(410));
  }
}
`
}
