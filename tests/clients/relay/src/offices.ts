// What a screen of a Relay application declares: a list that grows page by page, a row of it, and a thing by its id.
import { graphql } from "react-relay";

export const row = graphql`
  fragment offices_row on Office {
    id
    name
    validity {
      current
      text
    }
  }
`;

export const list = graphql`
  fragment offices_list on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" })
  @refetchable(queryName: "officesNextPageQuery") {
    offices(first: $count, after: $cursor) @connection(key: "offices_list_offices") {
      edges {
        node {
          ...offices_row
        }
      }
    }
  }
`;

export const relationships = graphql`
  fragment offices_relationships on Entity
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" })
  @refetchable(queryName: "officesNextRelationshipsQuery") {
    relationships(first: $count, after: $cursor) @connection(key: "offices_relationships_relationships") {
      edges {
        node {
          id
          type
          target {
            name
          }
        }
      }
    }
  }
`;

export const screen = graphql`
  query officesScreenQuery($asOf: Date) {
    ...offices_list
    coverage(asOf: $asOf) {
      headline
      rows(figures: [OPEN], first: 5) {
        edges {
          node {
            subject {
              id
              name
            }
            state
          }
        }
      }
    }
  }
`;

export const thing = graphql`
  query officesThingQuery($id: ID!) {
    node(id: $id) {
      id
      ...offices_relationships @alias
    }
  }
`;
