// What is used of the peers. Written here so that the project type-checks where they were never installed.
declare module '@ghostery/adblocker' {
  type Asked = { readonly url: string };
  type Engine = {
    serialize(): Uint8Array;
    match(request: Asked): { readonly match: boolean };
  };
  export const Request: { fromRawDetails(details: { url: string; type: string }): Asked };
  export const FiltersEngine: {
    parse(filters: string, options?: object): Engine;
    deserialize(bytes: Uint8Array): Engine;
  };
}
declare module 'eth-phishing-detect/src/detector.js' {
  export default class PhishingDetector {
    constructor(config: {
      blacklist: readonly string[];
      whitelist: readonly string[];
      fuzzylist: readonly string[];
      tolerance: number;
      version: number;
    });
    check(host: string): { readonly result: boolean };
  }
}
declare module 'modern-ahocorasick' {
  export default class AhoCorasick {
    constructor(phrases: readonly string[], options?: object);
    search(text: string): readonly { readonly start: number; readonly end: number }[];
    serialize(): string;
    static deserialize(text: string): AhoCorasick;
  }
}
declare module '@observablehq/plot' {
  export function plot(options: object): Element;
  export function line(data: readonly object[], options: object): unknown;
  export function dot(data: readonly object[], options: object): unknown;
  export function ruleY(data: readonly number[], options?: object): unknown;
  export function text(data: readonly object[], options: object): unknown;
}
