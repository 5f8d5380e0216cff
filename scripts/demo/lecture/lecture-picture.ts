import { join } from 'node:path'

const pictureSeconds = 60
const hillTop = { y: 600, heightPixels: 70 }

/** ffmpeg's input for the lecture's picture: the slide, the time of day on it, and a sun that crosses it each minute. */
export function lecturePicture(folder: string) {
  const still = (file: string, format: string) =>
    `movie=${join(folder, file)},format=${format},loop=loop=-1:size=1:start=0,setpts=N/25/TB`
  const clock = [
    'drawtext=font=DejaVu Sans',
    String.raw`text='%{localtime\:%H\\\:%M\\\:%S}'`,
    'fontsize=52',
    'fontcolor=0xf7faf3',
    'x=940',
    'y=100',
  ].join(':')
  const progress = String.raw`mod(t\,${pictureSeconds})/${pictureSeconds}`
  const sun = [
    `overlay=x='${progress}*(W+w)-w'`,
    `y='${hillTop.y}-${hillTop.heightPixels}*sin(${progress}*PI)'`,
    'eval=frame',
    'format=yuv420',
  ].join(':')
  return [
    `${still('slide.png', 'yuv420p')},${clock}[slide]`,
    `${still('sun.png', 'yuva420p')}[sun]`,
    `[slide][sun]${sun}[out0]`,
  ].join(';')
}
