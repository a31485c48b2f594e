/** A style sheet as text, minified by the bundler. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}

/** A style sheet that the bundler links to the page. */
declare module '*.css' {}
