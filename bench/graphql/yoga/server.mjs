// The peer in JavaScript: graphql-yoga with DataLoader, as its guide shows it. node server.mjs ROWS PORT
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import DataLoader from "dataloader";
import { createSchema, createYoga } from "graphql-yoga";

const rows = JSON.parse(readFileSync(process.argv[2], "utf8"));
const entities = new Map(rows.entities.map((each) => [each.key, each]));

const typeDefs = /* GraphQL */ `
  type Entity { key: String! kind: String! name: String! }
  type Relationship { key: String! type: String! role: String source: Entity target: Entity }
  type RelationshipEdge { cursor: String! node: Relationship! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type RelationshipConnection { edges: [RelationshipEdge!]! pageInfo: PageInfo! }
  type Query { entity(key: String!): Entity relationships(first: Int = 20, after: String): RelationshipConnection! }
`;

const resolvers = {
  Query: {
    entity: (_, { key }, { loader }) => loader.load(key),
    relationships: (_, { first, after }) => {
      const start = after ? Number(after) + 1 : 0;
      const edges = rows.relationships
        .slice(start, start + first)
        .map((node, at) => ({ cursor: String(start + at), node }));
      const hasNextPage = start + first < rows.relationships.length;
      return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor } };
    },
  },
  Relationship: {
    source: (row, _, { loader }) => loader.load(row.source),
    target: (row, _, { loader }) => loader.load(row.target),
  },
};

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  logging: false,
  context: () => ({ loader: new DataLoader(async (keys) => keys.map((key) => entities.get(key) ?? null)) }),
});
createServer(yoga).listen(Number(process.argv[3]), "127.0.0.1");
