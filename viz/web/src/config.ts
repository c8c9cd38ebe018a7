export interface PageConfig {
  readonly prefix: string;
}

/** What the server wrote into the page's data island. */
export function pageConfig(): PageConfig {
  const island = document.getElementById("config");
  return JSON.parse(island?.textContent ?? '{"prefix": ""}') as PageConfig;
}
