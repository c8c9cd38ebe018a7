// Asks a running service one question by Apollo and by urql, and follows it by graphql-ws and graphql-sse, with the types
// that were generated from its schema: node ask.ts ADDRESS. Prints what each was told.
import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { Client, cacheExchange, fetchExchange } from "@urql/core";

import { print } from "graphql";
import { createClient as createStream } from "graphql-sse";
import { createClient as createSocket } from "graphql-ws";

import { FollowChangesDocument, WhoHasItDocument, type FollowChangesSubscription, type WhoHasItQuery } from "./generated/graphql.ts";

declare const process: { argv: string[] };

const url = process.argv[2] ?? "";
const variables = { subject: "school-teachers" };

async function byApollo(): Promise<WhoHasItQuery | undefined> {
  const client = new ApolloClient({ link: new HttpLink({ uri: url }), cache: new InMemoryCache() });
  return (await client.query({ query: WhoHasItDocument, variables })).data;
}

async function byUrql(preferGetMethod: boolean): Promise<WhoHasItQuery | undefined> {
  const client = new Client({
    url,
    preferGetMethod,
    exchanges: [cacheExchange, fetchExchange],
    fetchOptions: { headers: { "GraphQL-Require-Preflight": "1" } },
  });
  return (await client.query(WhoHasItDocument, variables).toPromise()).data;
}

interface Follows {
  iterate(request: { query: string; variables: Record<string, unknown> }): AsyncIterableIterator<{ data?: unknown }>;
}

async function firstChange(client: Follows): Promise<FollowChangesSubscription | undefined> {
  for await (const event of client.iterate({ query: print(FollowChangesDocument), variables: { after: 0 } })) {
    return event.data as FollowChangesSubscription;
  }
  return undefined;
}

const told = { apollo: await byApollo(), urql: await byUrql(false), urqlByGet: await byUrql(true) };
const socket = createSocket({ url: url.replace(/^http/, "ws") });
const stream = createStream({ url, headers: { Accept: "text/event-stream" } });
const followed = { graphqlWs: await firstChange(socket), graphqlSse: await firstChange(stream) };
await socket.dispose();
stream.dispose();
console.log(JSON.stringify({ told, followed }));
