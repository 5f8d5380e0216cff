import { type ComponentProps, lazy, Suspense } from 'react'
import type { QualityMenu as WholeMenu } from '../../player/quality-menu'

const Menu = lazy(async () => ({
  default: (await import('../../player/quality-menu')).QualityMenu,
}))

/** The menu, loaded once there is something to choose: not before the first picture. */
export function QualityMenu(props: ComponentProps<typeof WholeMenu>) {
  return (
    <Suspense fallback={null}>
      <Menu {...props} />
    </Suspense>
  )
}
