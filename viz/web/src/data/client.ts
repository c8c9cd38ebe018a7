import { pageConfig } from "../config";
import { heard } from "./age";
import type { Listed } from "./document-list";

/** What went wrong, in words, and what to do next. */
export class Failure extends Error {
  constructor(
    readonly fact: string,
    readonly next: string,
  ) {
    super(`${fact} ${next}`);
  }
}

const UNREACHABLE = new Failure(
  "The service does not answer.",
  "Check that it is still running (sociogram serve), then try again.",
);

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string }[];
  readonly extensions?: { readonly stale?: { readonly since: string } };
}

/** Ask the service one GraphQL document. */
export async function ask<T>(document: Listed, variables: object, signal?: AbortSignal): Promise<T> {
  const response = await reach("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json" },
    body: JSON.stringify({ query: document, variables }),
    ...(signal && { signal }),
  });
  const answer = (await readJson(response)) as Answer<T>;
  heard(answer.extensions?.stale?.since ?? null);
  const refused = answer.errors?.[0];
  if (refused) throw new Failure(refused.message, "Go back, or change what is asked above.");
  if (!answer.data) throw new Failure(`The service answered with status ${response.status}.`, "Try again.");
  return answer.data;
}

/** Fetch JSON from one of the service's own paths. */
export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await reach(path, signal ? { signal } : {});
  if (!response.ok) {
    const told = await response.text();
    const fact = told && told.length < 300 ? told : `The service answered with status ${response.status}.`;
    throw new Failure(fact, "Go back, or change what is asked above.");
  }
  return (await readJson(response)) as T;
}

async function reach(path: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(`${pageConfig().prefix}${path}`, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw UNREACHABLE;
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new Failure(`The service answered with status ${response.status} and no JSON.`, "Try again.");
  }
}
