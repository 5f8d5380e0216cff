interface Bell {
  hertz: number
  atSecond: number
}

const barSeconds = 4
const bells: Bell[] = [
  { hertz: 523.25, atSecond: 0 },
  { hertz: 659.25, atSecond: 2 },
]

const ring = ({ hertz, atSecond }: Bell) =>
  String.raw`0.06*exp(-2.2*mod(t+${barSeconds - atSecond}\,${barSeconds}))*sin(2*PI*t*${hertz})`

const hum = (hertz: number, swellSeconds: number) =>
  `0.045*sin(2*PI*t*${hertz})*(0.7+0.3*sin(t/${swellSeconds}))`

/** ffmpeg's input for the lecture's sound: two low notes that swell, and a soft bell every other second. */
export function lectureSound() {
  const sum = [hum(130.81, 3), hum(196, 4), ...bells.map(ring)].join('+')
  return `aevalsrc=exprs='${sum}':s=44100,aformat=channel_layouts=stereo`
}
