/** Why a try to sign in was refused; nobody is told more. */
export const signInRefusals = ['wrong', 'too_many_attempts', 'unavailable'] as const
export type SignInRefusal = (typeof signInRefusals)[number]
