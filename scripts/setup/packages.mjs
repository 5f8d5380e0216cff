/**
 * The Debian packages that Seedling needs from the system, by purpose: `run` to serve classes, `test`
 * for the tests on top, `bench` for the peers that measurements are held against. A package counts as present when its command is on the
 * path, so an own build of ffmpeg or Varnish is as good as Debian's.
 */
export const packages = [
  { name: 'ffmpeg', command: 'ffmpeg', purpose: 'run' },
  { name: 'varnish', command: 'varnishd', purpose: 'run' },
  // HTTPS before Varnish, where a certificate is configured.
  { name: 'hitch', command: 'hitch', purpose: 'run' },
  { name: 'util-linux', command: 'setpriv', purpose: 'run' },
  // Varnish compiles its configuration with a C compiler.
  { name: 'gcc', command: 'gcc', purpose: 'run' },
  { name: 'libc6-dev', purpose: 'run' },
  // Draws the clock into the demo lecture.
  { name: 'fonts-dejavu-core', purpose: 'run' },
  // Makes pictures of certificates that come as PDF, those in Chinese without fonts of their own among them.
  { name: 'poppler-utils', command: 'pdftoppm', purpose: 'run' },
  { name: 'poppler-data', purpose: 'run' },
  { name: 'fonts-wqy-microhei', purpose: 'run' },
  { name: 'openssl', command: 'openssl', purpose: 'test' },
  { name: 'curl', command: 'curl', purpose: 'test' },
  { name: 'chromium', command: 'chromium', purpose: 'test' },
  // Reads our metrics as Prometheus' own client does.
  { name: 'python3-prometheus-client', purpose: 'test' },
  { name: 'gstreamer1.0-tools', command: 'gst-launch-1.0', purpose: 'test' },
  { name: 'gstreamer1.0-plugins-base', purpose: 'test' },
  { name: 'gstreamer1.0-plugins-good', purpose: 'test' },
  { name: 'gstreamer1.0-plugins-bad', purpose: 'test' },
  { name: 'gstreamer1.0-plugins-ugly', purpose: 'test' },
  { name: 'gstreamer1.0-libav', purpose: 'test' },
  // Asks an edge faster than it can answer.
  { name: 'wrk', command: 'wrk', purpose: 'bench' },
  { name: 'libnginx-mod-rtmp', purpose: 'test' },
]
