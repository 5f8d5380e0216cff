import type { MostSize } from './fit-size'

/** The picture of a class that has none of its own. */
export const shareImage = { path: '/icons/seedling-share.png', width: 1_200, height: 675 } as const

const sizes = [
  shareImage,
  { path: '/icons/seedling-share-640.png', width: 640, height: 360 },
  { path: '/icons/seedling-share-320.png', width: 320, height: 180 },
]

/** The largest that is not larger than is asked for; null where all are. */
export const fitShareImage = ({ maxwidth, maxheight }: MostSize) =>
  sizes.find(
    ({ width, height }) => width <= (maxwidth ?? width) && height <= (maxheight ?? height),
  ) ?? null
