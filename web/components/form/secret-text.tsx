import { ShownOnce } from './shown-once'

interface SecretTextProps {
  words: string
}

/** Inside a form: the secret that its action has made, to select and copy. */
export function SecretText({ words }: SecretTextProps) {
  return (
    <ShownOnce>
      {(secret) => (
        <>
          <p className="font-semibold">{words}</p>
          <code className="mt-1 block select-all break-all text-[0.9375rem]">{secret}</code>
        </>
      )}
    </ShownOnce>
  )
}
