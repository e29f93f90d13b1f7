/**
 * A type that only its own parser can make: `type TipId = Brand<string, 'TipId'>`.
 * The mark exists for the compiler alone; at run time the value is what it was.
 */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };
