/** Command lines of encoders of different make, each publishing a made lecture to an address. */
export const encoders: Record<string, (url: string) => { command: string; args: string[] }> = {
  ffmpeg: (url) => ({
    command: 'ffmpeg',
    args: [
      ...['-v', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=854x480:rate=30'],
      ...['-re', '-f', 'lavfi', '-i', 'sine=sample_rate=44100', '-pix_fmt', 'yuv420p'],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-g', '60', '-bf', '2', '-c:a', 'aac'],
      ...['-f', 'flv', url],
    ],
  }),
  'GStreamer (rtmp2sink)': (url) => gstreamer(['rtmp2sink', `location=${url}`]),
  'librtmp (rtmpsink)': (url) => gstreamer(['rtmpsink', `location=${url} live=1`]),
}

function gstreamer(sink: string[]) {
  return {
    command: 'gst-launch-1.0',
    args: [
      // -e: an interrupt ends the stream properly, instead of dropping the line.
      ...['-e', '-q', 'flvmux', 'streamable=true', 'name=mux', '!', ...sink],
      ...['videotestsrc', 'is-live=true', '!', 'video/x-raw,width=640,height=360,framerate=25/1'],
      ...['!', 'x264enc', 'tune=zerolatency', 'key-int-max=50', 'bitrate=600', '!', 'mux.'],
      ...['audiotestsrc', 'is-live=true', '!', 'audioconvert', '!', 'avenc_aac', '!', 'aacparse'],
      ...['!', 'mux.'],
    ],
  }
}
