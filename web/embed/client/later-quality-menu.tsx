import { type ComponentProps, lazy, Suspense, useRef } from 'react'
import type { QualityMenu as WholeMenu } from '../../player/quality-menu'

const Menu = lazy(async () => ({
  default: (await import('../../player/quality-menu')).QualityMenu,
}))
const afterSeconds = 1

type MenuProps = ComponentProps<typeof WholeMenu> & { session: { video: HTMLVideoElement } }

/** The menu, loaded once the picture moves: the first of it does not wait for what nobody has asked for yet. */
export function QualityMenu(props: MenuProps) {
  const hasPlayed = useRef(false)
  hasPlayed.current ||= countSecondsPlayed(props.session.video) > afterSeconds
  if (!hasPlayed.current) return null
  return (
    <Suspense fallback={null}>
      <Menu {...props} />
    </Suspense>
  )
}

/** Of the latest stretch; where the picture stands says nothing, since a live class begins in its middle. */
function countSecondsPlayed({ played }: HTMLVideoElement) {
  const latest = played.length - 1
  return latest < 0 ? 0 : played.end(latest) - played.start(latest)
}
