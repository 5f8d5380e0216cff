/** What a consumer has room for. */
export interface MostSize {
  maxwidth?: number | undefined
  maxheight?: number | undefined
}

interface PlayerSize {
  width: number
  height: number
}

const usualWidth = 800
const largestWidth = 1_920
const ratio = 9 / 16

/** 16 to 9, as large as is asked for, and never larger (oEmbed 1.0 §2.2); 800 wide where nothing is. */
export function fitSize({ maxwidth, maxheight }: MostSize): PlayerSize {
  const isAsked = maxwidth !== undefined || maxheight !== undefined
  const most = isAsked ? largestWidth : usualWidth
  const byHeight = maxheight === undefined ? most : Math.floor(maxheight / ratio)
  const width = Math.max(1, Math.min(most, maxwidth ?? most, byHeight))
  return { width, height: Math.max(1, Math.floor(width * ratio)) }
}
