// The one thing that a test takes from Node: the types of all of Node would need another package.

declare module "node:fs" {
  export function readFileSync(path: URL, encoding: "utf8"): string;
}
