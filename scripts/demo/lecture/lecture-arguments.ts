import { lecturePicture } from './lecture-picture'
import { lectureSound } from './lecture-sound'

interface LectureOptions {
  /** Server and application, without the key. */
  rtmpUrl: string
  /** A file that tells ffmpeg the key: what stands in its arguments, every user of the machine can read. */
  presetPath: string
  pictureFolder: string
}

/** ffmpeg as a teacher's encoder: 1280 × 720 at 25 fps with a keyframe every two seconds, at little work. */
export function lectureArguments({ rtmpUrl, presetPath, pictureFolder }: LectureOptions) {
  return [
    ...['-hide_banner', '-nostdin', '-loglevel', 'warning'],
    ...['-re', '-f', 'lavfi', '-i', lecturePicture(pictureFolder)],
    ...['-re', '-f', 'lavfi', '-i', lectureSound()],
    ...['-map', '0:v', '-map', '1:a'],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-threads', '1'],
    // One quantiser for all: what stands still costs nothing after its keyframe.
    ...['-qp', '21', '-pix_fmt', 'yuv420p', '-g', '50', '-keyint_min', '50', '-sc_threshold', '0'],
    ...['-c:a', 'aac', '-aac_coder', 'fast', '-b:a', '96k'],
    ...['-f', 'flv', '-flvflags', 'no_duration_filesize'],
    ...['-fpre', presetPath, '-rtmp_app', new URL(rtmpUrl).pathname.slice(1), rtmpUrl],
  ]
}

/** The content of the preset file. */
export const lecturePreset = (streamKey: string) => `rtmp_playpath=${streamKey}\n`
