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
  hasPlayed.current ||= props.session.video.currentTime > afterSeconds
  if (!hasPlayed.current) return null
  return (
    <Suspense fallback={null}>
      <Menu {...props} />
    </Suspense>
  )
}
