import { describe, expect, it } from 'vitest';
import { findCodeFaults } from '../../../tools/release/scan/code-faults.ts';

function textsOf(text: string, path = 'chunks/page.js'): string[] {
  return findCodeFaults({ path, text }).map((fault) => fault.text);
}

const planted: readonly (readonly [what: string, code: string, says: string])[] = [
  ['eval', 'eval("1")', 'eval'],
  ['eval from afar', '(0,eval)(x)', 'eval'],
  ['eval of the window', 'window.eval(x)', 'eval'],
  ['eval by a string', 'self["eval"](x)', 'eval'],
  ['eval by two strings', 'self["ev"+"al"](x)', 'eval'],
  ['eval under another name', 'const e=eval;e(x)', 'eval'],
  ['new Function', 'new Function("return 1")', 'Function'],
  ['Function without new', 'Function("return 1")()', 'Function'],
  ['Function under another name', 'const F=Function;new F("1")', 'Function'],
  ['Function of the window', 'new globalThis.Function("1")', 'Function'],
  ['Function by call', 'Function.call(null,"1")', 'Function'],
  ['Function by apply', 'Function.apply(null,["1"])', 'Function'],
  ['Function given away', 'Reflect.construct(Function,["1"])', 'Function'],
  ['the constructor of a constructor', '[].constructor.constructor("1")()', 'constructor'],
  ['the constructor of a function', '(()=>{}).constructor("return 1")()', 'constructor'],
  ['the constructor by a string', '[]["constructor"]["constructor"](x)', 'constructor'],
  ['a timer with a string', 'setTimeout("go()",1)', 'timer'],
  ['a timer with a template', 'setTimeout(`go(${x})`,1)', 'timer'],
  ['a timer with a string in brackets', 'setTimeout(("go()"),1)', 'timer'],
  ['a timer with a sum', 'window.setInterval("go("+x+")",1)', 'timer'],
  ['importScripts', 'importScripts("a.js")', 'importScripts'],
  ['importScripts of the worker', 'self.importScripts(u)', 'importScripts'],
  ['import of an address', 'import("https://cdn.example/a.js")', 'import'],
  ['import of an address without a scheme', 'import("//cdn.example/a.js")', 'import'],
  ['import of a package by name', 'import("cdn")', 'import'],
  ['import of what is only known later', 'import(where)', 'import'],
  ['import of data as code', 'import("data:text/javascript,1")', 'import'],
  ['a static import of an address', 'import a from "https://cdn.example/a.js";a()', 'import'],
  ['a static export of an address', 'export * from "https://cdn.example/a.js"', 'import'],
  ['a script element', 'document.createElement("script")', 'script element'],
  ['a script element in capitals', 'd.createElement(`SCRIPT`)', 'script element'],
  ['a script element in parts', 'd.createElement("scr"+"ipt")', 'script element'],
  ['a script element by its namespace', 'd.createElementNS(n,"svg:script")', 'script element'],
  ['a script element by a short name', 'o("script",{src:u})', 'script element'],
  ['a script element by way of JSX', '(0,r.jsx)("script",{src:u})', 'script element'],
  ['a worker', 'new Worker("a.js")', 'Worker'],
  ['a shared worker', 'new self.SharedWorker(u)', 'SharedWorker'],
  ['a service worker', 'navigator.serviceWorker.register(u)', 'script'],
  ['WebAssembly', 'WebAssembly.instantiate(b)', 'WebAssembly'],
  ['code for a page', 'chrome.tabs.executeScript(1,{code:x})', 'executeScript'],
  ['an address that is code', 'a.href="javascript:go()"', 'address that is code'],
  ['a page that is an address', 'open("data:text/html,<b>")', 'address that is code'],
  ['innerHTML', 'e.innerHTML=x', 'markup'],
  ['innerHTML by a string', 'e["innerHTML"]=x', 'markup'],
  ['more of outerHTML', 'e.outerHTML+=x', 'markup'],
  ['insertAdjacentHTML', 'e.insertAdjacentHTML("beforeend",x)', 'markup'],
  ['a fragment of markup', 'r.createContextualFragment(x)', 'markup'],
  ['document.write', 'document.write(x)', 'markup'],
];

describe('the scan of the code that is shipped', () => {
  it.each(planted)('finds %s', (_what, code, says) => {
    expect(textsOf(code).join('\n')).toContain(says);
    // As it would stand in a bundle, too: deep inside, after other code.
    const deep = `const t=1;export function f(x){return()=>{if(t){/* here */}}}`;
    if (!/^(import |export )/.test(code)) {
      const buried = deep.replace('/* here */', `${code};`);
      expect(textsOf(buried).join('\n')).toContain(says);
    }
  });

  it.each([
    ['fetch', 'fetch(u)', 'background.js'],
    ['fetch', 'self.fetch(u)', 'background.js'],
    ['XMLHttpRequest', 'new XMLHttpRequest', 'tap.js'],
    ['XMLHttpRequest', 'w.f(window.XMLHttpRequest)', 'tap.js'],
  ])('finds %s everywhere but where it may stand (%s, %s)', (name, code, home) => {
    expect(textsOf(code).join()).toContain(`speaks to the network where it must not: ${name}`);
    expect(textsOf(code, 'guard.js')).toHaveLength(1);
    expect(textsOf(code, home)).toEqual([]);
  });

  it.each([
    ['WebSocket', 'new WebSocket(u)'],
    ['EventSource', 'new EventSource(u)'],
    ['RTCPeerConnection', 'new RTCPeerConnection'],
    ['WebTransport', 'new WebTransport(u)'],
    ['sendBeacon', 'navigator.sendBeacon(u,d)'],
    ['sendBeacon', 'navigator["sendBeacon"](u,d)'],
  ])('finds %s in every file (%s)', (name, code) => {
    for (const path of ['background.js', 'tap.js', 'guard.js', 'chunks/page.js'])
      expect(textsOf(code, path).join()).toContain(name);
  });

  it('says where: the file and the code around it', () => {
    const code = `${'a();'.repeat(40)}eval(secret);${'b();'.repeat(40)}`;
    const [fault] = findCodeFaults({ path: 'guard.js', text: code });
    expect(fault).toMatchObject({ path: 'guard.js' });
    expect(fault?.near).toContain('eval(secret)');
    expect(fault?.near.length).toBeLessThan(200);
  });

  it('stops at a file that no browser could read, rather than passing over it', () => {
    expect(() => textsOf('function (')).toThrow('chunks/page.js');
  });
});

// Each of these stands in the bundle, or in a package that could come into it, and is none of what is looked for.
const harmless: readonly (readonly [why: string, code: string])[] = [
  ['webextension-polyfill describes the API: the name of a property', 'a={eval:{minArgs:1}}'],
  ['and borrows a method', 'Function.call.bind(Object.prototype.hasOwnProperty)'],
  ['a test of what something is', 'x instanceof Function'],
  ['a method is looked up on the prototype', 'Function.prototype.toString.call(x)'],
  ['a word in a sentence', 'm="never use eval() or new Function"'],
  ['a method of our own that is called fetch', 'await store.fetch({path:p})'],
  ['a field of that name', 'a={fetch(){},XMLHttpRequest:1}'],
  ['a timer with a function', 'setTimeout(()=>go("x"),1)'],
  ['a timer with a function that has a name', 'setTimeout(go,1)'],
  ['a chunk of the extension', 'import("./chunks/a.js")'],
  ['a static import of a chunk', 'import{a}from"../chunks/a.js";a()'],
  ['data in the page are read from its script elements', 'd.querySelectorAll("script")'],
  ['a set of names of elements', 's.has("script")'],
  ['an element that is no script', 'd.createElement("a")'],
  ['innerHTML is compared, not written', 'e.innerHTML==x'],
  ['a class is made by its own name', 'new this.constructor(x)'],
  ['an address is refused because it is code', 'u.startsWith(s)'],
  ['a private part is written', 'w.write(b)'],
  ['the parameter of a function that is put into a page', 'c.scripting.executeScript({files:f})'],
];

describe('what the scan does not take for a fault', () => {
  it.each(harmless)('%s: %s', (_why, code) => {
    expect(textsOf(code)).toEqual([]);
  });
});

describe('what the scan cannot see, and does not claim to', () => {
  it.each([
    ['a name that is put together while it runs', 'self["ev"+x](y)'],
    ['the name of an element that is only known later', 'd.createElement(x)'],
  ])('%s: %s', (_what, code) => {
    expect(textsOf(code)).toEqual([]);
  });
});
