import {
  type Fault,
  isNode,
  lineAt,
  type Node,
  programOf,
  type SourceFile,
  walk,
} from './source-tree.ts';

/** Names of the branded types: only their makers may cast to them. */
export function listBrands(files: readonly SourceFile[]): Set<string> {
  const names = files.flatMap((file) =>
    [...file.text.matchAll(/type (\w+) = Brand</g)].map((match) => match[1] ?? ''),
  );
  return new Set(names);
}

/** `any`, `enum`, `!`, and `as` outside parse functions and the makers of branded values. */
export function findTypeFaults(files: readonly SourceFile[], brands: ReadonlySet<string>): Fault[] {
  return files.flatMap((file) => {
    const faults: Fault[] = [];
    walk(programOf(file), (node, above) => {
      const text = judge(node, above, brands);
      if (text !== null)
        faults.push({ path: file.path, line: lineAt(file.text, node.start), text });
    });
    return faults;
  });
}

function judge(node: Node, above: readonly Node[], brands: ReadonlySet<string>): string | null {
  switch (node.type) {
    case 'TSAnyKeyword':
      return 'says any: say unknown, and parse it.';
    case 'TSEnumDeclaration':
      return 'is an enum: use a list of literals `as const`.';
    case 'TSNonNullExpression':
      return 'uses !: ask whether it is there.';
    case 'TSAsExpression':
      return isAllowedCast(node, above, brands)
        ? null
        : 'casts with as: parse the value, or narrow it with a type guard.';
    default:
      return null;
  }
}

function isAllowedCast(node: Node, above: readonly Node[], brands: ReadonlySet<string>): boolean {
  const target = isNode(node.typeAnnotation) ? node.typeAnnotation : null;
  return (target !== null && isBrandOrConst(target, brands)) || above.some(isParseFunction);
}

/** `const`, a branded type, or a union of branded types with null. */
function isBrandOrConst(target: Node, brands: ReadonlySet<string>): boolean {
  if (target.type === 'TSUnionType' && Array.isArray(target.types)) {
    const parts = target.types
      .filter(isNode)
      .filter((part) => !/^TS(Null|Undefined)Keyword$/.test(part.type));
    return parts.every((part) => isBrandOrConst(part, brands));
  }
  const name = isNode(target.typeName) ? String(target.typeName.name) : '';
  return name === 'const' || brands.has(name);
}

function isParseFunction(node: Node): boolean {
  const id = isNode(node.id) ? node.id : null;
  return (
    /^(FunctionDeclaration|VariableDeclarator)$/.test(node.type) &&
    /^parse[A-Z]?/.test(String(id?.name))
  );
}
