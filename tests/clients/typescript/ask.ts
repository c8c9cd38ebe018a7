// Asks a running service one question by Apollo and by urql, with the types that were generated from its schema:
// node ask.ts ADDRESS. Prints what each was told.
import { ApolloClient, HttpLink, InMemoryCache } from "@apollo/client";
import { Client, cacheExchange, fetchExchange } from "@urql/core";

import { WhoHasItDocument, type WhoHasItQuery } from "./generated/graphql.ts";

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

const told = { apollo: await byApollo(), urql: await byUrql(false), urqlByGet: await byUrql(true) };
console.log(JSON.stringify(told));
