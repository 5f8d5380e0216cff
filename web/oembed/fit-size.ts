export interface PlayerSize {
  width: number
  height: number
}

const usualWidth = 800
const ratio = 9 / 16

/** 16 to 9, as large as it may be and no larger than is usual (oEmbed 1.0 §2.2: never above what is asked). */
export function fitSize({
  maxwidth,
  maxheight,
}: {
  maxwidth?: number
  maxheight?: number
}): PlayerSize {
  const width = Math.min(
    maxwidth ?? usualWidth,
    maxheight === undefined ? usualWidth : Math.floor(maxheight / ratio),
    maxwidth === undefined ? usualWidth : Math.max(usualWidth, maxwidth),
  )
  const shown = Math.max(1, width)
  return { width: shown, height: Math.max(1, Math.floor(shown * ratio)) }
}
