import "./style/explorer.css";
import { render } from "preact";
import { App } from "./parts/App";
import { followHistory } from "./state/address";

const root = document.getElementById("app");
if (root) {
  followHistory();
  render(<App />, root);
}
