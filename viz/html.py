"""Scenes as one HTML file that opens from disk: the picture, its table, its footer, its fonts; nothing is loaded.

The page runs under a policy that admits its own two parts by their hashes and nothing else.
"""

import base64
import hashlib

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from viz.lettering import Weight
from viz.scene import Scene
from viz.svg import svg_element

_FACE = "@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/otf;base64,{font}) format('opentype')}}"

_STYLE = """
:root{color-scheme:light}
body{margin:0;background:#eef1f6;color:#12213A;font:17px/1.5 Inter,'Helvetica Neue',Arial,sans-serif}
main{max-width:1600px;margin:0 auto;padding:24px}
.picture{background:#fff;border-radius:10px;box-shadow:0 1px 4px #12213a33;overflow-x:auto}
.picture svg{display:block;width:100%;height:auto;min-width:1000px}
.picture [data-of]{transition:opacity .12s}
.picture.fading [data-of]:not(.near){opacity:.18}
h2{margin:36px 0 8px;font-size:22px}
.table{overflow-x:auto;background:#fff;border-radius:10px}
table{border-collapse:collapse;width:100%}
caption{text-align:left;color:#4A5568;padding:14px 16px}
th,td{text-align:left;vertical-align:top;padding:8px 16px;border-top:1px solid #D5DAE3}
th{background:#F2F4F8;font-weight:600}
footer{margin:28px 0;color:#4A5568}
footer p{margin:4px 0}
@media (prefers-reduced-motion:reduce){.picture [data-of]{transition:none}}
@media print{body{background:#fff}main{padding:0}.picture{box-shadow:none}h2{break-before:page}}
"""

_SCRIPT = """
(function () {
  var picture = document.querySelector(".picture");
  var marks = Array.prototype.slice.call(picture.querySelectorAll("[data-of]"));
  function keys(mark) { return mark.getAttribute("data-of").split(" "); }
  function show(mark) {
    var wanted = mark ? keys(mark) : [];
    marks.forEach(function (each) {
      each.classList.toggle("near", keys(each).some(function (key) { return wanted.indexOf(key) >= 0; }));
    });
    picture.classList.toggle("fading", wanted.length > 0);
  }
  picture.addEventListener("pointerover", function (event) { show(event.target.closest("[data-of]")); });
  picture.addEventListener("pointerleave", function () { show(null); });
})();
"""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ scene.title }}</title>
<link rel="icon" href="data:,">
<style>{{ style }}</style>
</head>
<body>
<main>
<div class="picture">
{{ picture }}
</div>
<h2>The same as a table</h2>
<div class="table">
<table>
<caption>{{ scene.table.caption }}</caption>
<thead><tr>{% for name in scene.table.columns %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in scene.table.rows %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}
</tbody>
</table>
</div>
<footer>
{% for line in scene.notes + scene.footer %}
<p>{{ line }}</p>
{% endfor %}
</footer>
</main>
<script>{{ script }}</script>
</body>
</html>
"""

_ENVIRONMENT = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def html(scene: Scene) -> bytes:
    """*scene* as a page of its own. Pointing at a mark fades what has nothing to do with it."""
    style = _faces() + _STYLE
    page = _ENVIRONMENT.from_string(_PAGE).render(
        scene=scene,
        policy=_policy(style),
        style=Markup(style),  # noqa: S704 - our own text
        script=Markup(_SCRIPT),  # noqa: S704 - our own text
        picture=Markup(svg_element(scene)),  # noqa: S704 - escaped by its writer
    )
    return page.encode()


def _faces() -> str:
    return "".join(
        _FACE.format(weight=weight.css, font=base64.b64encode(weight.path.read_bytes()).decode("ascii"))
        for weight in Weight
    )


def _policy(style: str) -> str:
    parts = {"style-src": _hash(style), "script-src": _hash(_SCRIPT), "font-src": "data:", "img-src": "data:"}
    listed = [f"{name} {value}" for name, value in parts.items()]
    return "; ".join(["default-src 'none'", *listed, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
