import { Check, Settings2 } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useTranslations } from 'use-intl/react'
import type { PlayerSession } from './player-session'
import type { PlayerSnapshot } from './player-snapshot'
import type { PlayableRendition } from './rendition'

interface QualityMenuProps {
  session: Pick<PlayerSession, 'choose'>
  snapshot: Pick<PlayerSnapshot, 'renditions' | 'choice' | 'renditionName'>
}

const auto: PlayableRendition = { choice: 'auto', name: '' }

export function QualityMenu({ session, snapshot }: QualityMenuProps) {
  const t = useTranslations('player')
  const { renditions, choice, renditionName } = snapshot
  const nameOf = (rendition: PlayableRendition) => {
    if (rendition.choice === 'sound_only') return t('soundOnly')
    if (rendition.choice !== 'auto') return rendition.name
    return renditionName && choice === 'auto' ? t('autoNow', { name: renditionName }) : t('auto')
  }
  const options = [auto, ...renditions]
  const chosen = options.find((option) => option.choice === choice) ?? auto
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="player-button player-button-text"
        aria-label={t('qualityNow', { name: nameOf(chosen) })}
      >
        <Settings2 aria-hidden="true" />
        <span>{nameOf(chosen)}</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        className="player-menu"
        side="top"
        align="end"
        sideOffset={8}
        collisionPadding={8}
      >
        <DropdownMenu.RadioGroup
          value={choice}
          aria-label={t('quality')}
          onValueChange={(value) => {
            const option = options.find((candidate) => candidate.choice === value)
            if (option) session.choose(option.choice)
          }}
        >
          {options.map((option) => (
            <DropdownMenu.RadioItem
              key={option.choice}
              value={option.choice}
              className="player-menu-item"
            >
              <DropdownMenu.ItemIndicator forceMount className="player-menu-check">
                <Check aria-hidden="true" />
              </DropdownMenu.ItemIndicator>
              {nameOf(option)}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}
