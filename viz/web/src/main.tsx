import "./style/fonts.css";
import { render } from "preact";
import { pageConfig } from "./config";

const root = document.getElementById("app");
if (root) render(<p>{pageConfig().prefix}</p>, root);
