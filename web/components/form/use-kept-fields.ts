'use client'

import { type RefObject, useEffect } from 'react'
import { z } from 'zod'

const keptSchema = z.record(z.string(), z.string())
const prefix = 'typed:'

/**
 * Keeps what is typed into a form for this tab alone, until it is closed: on a phone that several share the
 * next person finds nothing. What was kept under another name of the same form is forgotten.
 */
export function useKeptFields(form: RefObject<HTMLFormElement | null>, name: string | undefined) {
  useEffect(() => {
    const element = form.current
    if (!element || !name) return
    const key = prefix + name
    forgetFields(key)
    restore(element, readKept(key))
    const keep = () => sessionStorage.setItem(key, JSON.stringify(readFields(element)))
    element.addEventListener('input', keep)
    return () => element.removeEventListener('input', keep)
  }, [form, name])
}

/** Forgets whatever was kept of forms in this tab, but for one. */
export function forgetFields(except?: string) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix) && key !== except) sessionStorage.removeItem(key)
  }
}

function readKept(key: string) {
  try {
    return keptSchema.parse(JSON.parse(sessionStorage.getItem(key) ?? '{}'))
  } catch {
    // Written by somebody else, or by another version: as good as nothing.
    return {}
  }
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement ||
  element instanceof HTMLSelectElement ||
  element instanceof HTMLTextAreaElement

const isToggle = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)

function listControls(form: HTMLFormElement) {
  return [...form.elements].filter(isControl).filter(({ name, type }) => name && type !== 'hidden')
}

function readFields(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(
    listControls(form).map((control) => [
      keyOf(control),
      isToggle(control) ? String(control.checked) : control.value,
    ]),
  )
}

function restore(form: HTMLFormElement, kept: Record<string, string>) {
  for (const control of listControls(form)) {
    const value = kept[keyOf(control)]
    if (value === undefined) continue
    if (isToggle(control)) control.checked = value === 'true'
    else control.value = value
  }
}

/** Of several with one name each has a value of its own. */
const keyOf = (control: Control) =>
  isToggle(control) ? `${control.name}=${control.value}` : control.name
