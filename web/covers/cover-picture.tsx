import type { Cover } from '@/domain/course/course-cover'
import { coverPath } from './cover-path'

interface CoverPictureProps {
  cover: Cover
  shape: 'card' | 'page'
  className?: string
}

const widths = { card: 480, page: 1_280 } as const

/** A course's cover. Its room is kept while it is fetched, so that nothing jumps. */
export function CoverPicture({ cover, shape, className = '' }: CoverPictureProps) {
  const { courseId, hash, alt } = cover
  return (
    // biome-ignore lint/performance/noImgElement: it comes in the sizes that are shown already
    <img
      src={coverPath({ courseId, hash, shape })}
      alt={alt}
      width={widths[shape]}
      height={(widths[shape] * 9) / 16}
      loading="lazy"
      decoding="async"
      className={`aspect-video object-cover ${className}`}
    />
  )
}
