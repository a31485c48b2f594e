/** A random identifier of 128 bits, 32 hexadecimal digits. */
export type RandomId = () => string;

export const systemRandomId: RandomId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};
