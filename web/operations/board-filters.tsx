import { useTranslations } from 'use-intl/react'
import { type BoardFilter, isOf, type JudgedBroadcast } from './choose-broadcasts'

interface BoardFiltersProps {
  broadcasts: readonly JudgedBroadcast[]
  filter: BoardFilter
  search: string
  onFilter(filter: BoardFilter): void
  onSearch(search: string): void
}

const filters = ['all', 'attention', 'live', 'interrupted', 'waiting', 'ended'] as const

export function BoardFilters(props: BoardFiltersProps) {
  const t = useTranslations('operations.filter')
  return (
    <search className="mt-6 flex flex-col gap-3 lg:flex-row lg:items-end lg:justify-between">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{t('label')}</legend>
        {filters.map((filter) => (
          <button
            key={filter}
            type="button"
            aria-pressed={filter === props.filter}
            onClick={() => props.onFilter(filter)}
            className="inline-flex min-h-11 items-center gap-2 rounded-full border border-line bg-raised px-4 text-[0.9375rem] aria-pressed:border-leaf aria-pressed:bg-leaf aria-pressed:font-semibold aria-pressed:text-on-leaf"
          >
            {t(filter)}
            <span className="font-display tabular-nums">
              {props.broadcasts.filter((broadcast) => isOf(broadcast, filter)).length}
            </span>
          </button>
        ))}
      </fieldset>
      <label className="flex flex-col text-[0.9375rem] text-muted lg:w-80">
        {t('search')}
        <input
          type="search"
          value={props.search}
          onChange={(event) => props.onSearch(event.target.value)}
          className="mt-1 min-h-11 rounded-lg border border-muted bg-raised px-3 text-ink"
        />
      </label>
    </search>
  )
}
