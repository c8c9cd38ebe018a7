/** @jsxImportSource react */
import "graphiql/graphiql.css";
import "./style.css";
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";
import { pageConfig } from "../config";

const WELCOME = `# Where are we thin? Press the run button, or Ctrl+Enter.
{
  coverage {
    headline
    firm
    hangs
    open
    rows(first: 100) {
      edges {
        node {
          state
          subject { name }
          units { basis unit { name } }
        }
      }
    }
  }
}
`;

const fetcher = createGraphiQLFetcher({ url: `${pageConfig().prefix}/graphql` });
const root = document.getElementById("app");
if (root) createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={WELCOME} />);
