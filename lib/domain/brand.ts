declare const brand: unique symbol;

/** A value that only the room which validated it may make: a raw string cannot reach the index. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
