import { clockColumns, clockRows, encodeClock } from './clock-code'

export const pictureWidth = 1280
export const pictureHeight = 720
const cellPixels = pictureWidth / clockColumns
const lumaBytes = pictureWidth * pictureHeight
const scrollPixels = 512
const pixelsPerFrame = 2
const white = 235
const black = 16

/** Paints yuv420p frames: a landscape that scrolls without end, with the clock's strip over it. */
export class ClockPainter {
  private readonly landscape = paintLandscape()
  private readonly picture = Buffer.alloc((lumaBytes * 3) / 2, 128)

  /** The picture is painted over by the next call. */
  paint(paintedAtMs: number, frame: number): Buffer {
    const offset = (frame * pixelsPerFrame) % scrollPixels
    const rowBytes = pictureWidth + scrollPixels
    for (let y = 0; y < pictureHeight; y += 1) {
      const start = y * rowBytes + offset
      this.landscape.copy(this.picture, y * pictureWidth, start, start + pictureWidth)
    }
    for (const [index, cell] of encodeClock({ paintedAtMs, frame }).entries()) {
      this.paintCell(index, cell ? white : black)
    }
    return this.picture
  }

  private paintCell(index: number, luma: number) {
    const left = (index % clockColumns) * cellPixels
    const top = Math.floor(index / clockColumns) * cellPixels
    for (let y = top; y < top + cellPixels; y += 1) {
      const start = y * pictureWidth + left
      this.picture.fill(luma, start, start + cellPixels)
    }
  }
}

/** Wider than the picture by what it scrolls, and the same at both ends. */
function paintLandscape() {
  const width = pictureWidth + scrollPixels
  const landscape = Buffer.alloc(width * pictureHeight)
  const turn = (2 * Math.PI) / scrollPixels
  for (let y = clockRows * cellPixels; y < pictureHeight; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const hills =
        24 * Math.sin(x * turn * 2) * Math.cos(y / 60) + 14 * Math.sin(x * turn * 8 + y / 17)
      landscape[y * width + x] = 110 + (60 * y) / pictureHeight + hills
    }
  }
  return landscape
}
