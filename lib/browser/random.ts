/** A random identifier of 128 bits, 32 hexadecimal digits. */
export type RandomId = () => string;

export const systemRandomId: RandomId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** In [0, 1). For spreading requests in time, never for secrets. */
export const systemRandom = (): number => Math.random();
