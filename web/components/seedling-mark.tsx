/** The mark: two leaves above the ground. It takes its colours from the text around it. */
export function SeedlingMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" className={className} aria-hidden="true" focusable="false">
      <path
        d="M24 42V22M12 42h24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.8"
        strokeLinecap="round"
      />
      <path
        d="M23.2 24.5C22.4 16 16.4 11.5 8 11.5c.4 8.600 6.200 13.600 15.200 13Z"
        fill="currentColor"
      />
      <path
        d="M24.8 20C25.6 12.4 31.4 7.5 40 7.5c0 8-6.200 13.400-15.200 12.500Z"
        fill="var(--sprout)"
      />
    </svg>
  )
}
