/** The connection by which Firefox is driven. */
export type Bidi = { send(method: string, params: object): Promise<{ result: unknown }> };
