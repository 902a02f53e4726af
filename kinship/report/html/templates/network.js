(function () {
  "use strict";
  var FONT = "\"Noto Sans CJK SC\", \"Microsoft YaHei\", \"PingFang SC\", Arial, sans-serif";
  var SVG = "http://www.w3.org/2000/svg", LINE = 17, MARGIN = 40, LARGEST = 8000, READABLE = 0.45;
  var KEYS = { post: "leads", part: "leads" };
  var data = JSON.parse(document.getElementById("data").textContent);
  var holder = document.getElementById("picture"), details = document.getElementById("details");
  var list = document.getElementById("list"), search = document.getElementById("search"), found = document.getElementById("found");
  var back = document.getElementById("back"), notes = document.getElementById("notes"), title = document.getElementById("title");
  var network = null, scene = null, names = [];
  var options = {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { hover: false, tooltipDelay: 1e9, dragNodes: false, keyboard: { enabled: true, bindToWindow: false } },
    nodes: { font: { face: FONT, size: 14 }, margin: 9, scaling: { label: { drawThreshold: 3 } } },
    edges: { font: { face: FONT, size: 13, strokeWidth: 5, strokeColor: "#ffffff" }, smooth: false, selectionWidth: 1 }
  };

  function element(name, text, parent) {
    var made = document.createElement(name);
    if (text) { made.textContent = text; }
    if (parent) { parent.appendChild(made); }
    return made;
  }

  function clear(parent) { while (parent.firstChild) { parent.removeChild(parent.firstChild); } }

  function show(key) {
    scene = data.scenes[key];
    title.textContent = scene.title;
    document.title = scene.title;
    back.hidden = key === "";
    clear(notes);
    scene.notes.forEach(function (note) { element("li", note, notes); });
    names = scene.nodes.filter(function (node) { return node.kind !== "joint"; });
    if (network) { network.destroy(); }
    network = new vis.Network(holder, { nodes: scene.nodes, edges: scene.edges }, options);
    network.once("afterDrawing", begin);
    network.on("click", function (event) {
      if (event.nodes.length) { choose(event.nodes[0], false); } else if (event.edges.length) { line(event.edges[0]); }
    });
    network.once("afterDrawing", function () { document.documentElement.setAttribute("data-drawn", key || "first"); });
    legend();
    tell(null);
    fill();
  }

  function begin() {
    if (scene.start && network.getScale() < READABLE) { network.moveTo({ position: network.getPosition(scene.start), scale: 0.8 }); }
  }

  function legend() {
    var kinds = {};
    scene.nodes.concat(scene.edges).forEach(function (one) { kinds[one.kind] = true; });
    kinds.woman = kinds.concerned || kinds.staff || kinds.relative;
    kinds.organ = kinds.organ || kinds.section;
    kinds.leads = kinds.leads || kinds.post;
    Array.prototype.forEach.call(document.querySelectorAll(".legend li"), function (item) {
      item.hidden = !kinds[item.getAttribute("data-kind")];
    });
  }

  function saidOf(node) { return node.whole || node.label; }

  function nodeOf(id) { return scene.nodes.filter(function (node) { return node.id === id; })[0]; }

  function choose(id, move) {
    var node = nodeOf(id);
    if (!node || node.kind === "joint") { return; }
    network.selectNodes([id]);
    if (move) { network.focus(id, { scale: Math.max(network.getScale(), 0.9) }); }
    tell(node);
    Array.prototype.forEach.call(list.querySelectorAll("button"), function (button) {
      if (button.getAttribute("data-id") === id) { button.setAttribute("aria-current", "true"); } else { button.removeAttribute("aria-current"); }
    });
  }

  function line(id) {
    var edge = network.body.data.edges.get(id), ends = [nodeOf(edge.from), nodeOf(edge.to)];
    var named = ends.filter(function (node) { return node.kind !== "joint"; }).map(function (node) { return saidOf(node).split("\n")[0]; });
    var item = document.querySelector(".legend li[data-kind='" + (KEYS[edge.kind] || edge.kind) + "']");
    var told = edge.told || [];
    if (!told.length && edge.label) { told = [["", edge.label]]; }
    if (!told.length && item) { told = [["", item.textContent]]; }
    tell({ label: named.join(" — "), told: told });
  }

  function tell(node) {
    clear(details);
    if (!node) { element("p", details.getAttribute("data-hint"), details); return; }
    element("h3", saidOf(node).replace(/\n/g, " · "), details).dir = "auto";
    var told = element("dl", "", details);
    node.told.forEach(function (pair) {
      if (pair[0]) { element("dt", pair[0], told); }
      element("dd", pair[1], told);
    });
    if (node.opens) {
      var button = element("button", details.getAttribute("data-open"), details);
      button.type = "button";
      button.id = "open";
      button.addEventListener("click", function () { show(node.opens); back.focus(); });
    }
  }

  function textOf(node) {
    if (node.text === undefined) {
      node.text = (saidOf(node) + " " + node.told.map(function (pair) { return pair.join(" "); }).join(" ")).toLowerCase();
    }
    return node.text;
  }

  function fill() {
    var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    var hits = names.filter(function (node) {
      return words.every(function (word) { return textOf(node).indexOf(word) >= 0; });
    });
    hits.sort(function (one, other) { return rank(one, words) - rank(other, words); });
    var told = found.getAttribute("data-found").replace("{number}", hits.length);
    if (hits.length > data.listed) { told += " " + found.getAttribute("data-bounded").replace("{number}", data.listed); }
    found.textContent = told;
    clear(list);
    hits.slice(0, data.listed).forEach(function (node) {
      var button = element("button", "", element("li", "", list)), lines = saidOf(node).split("\n");
      button.type = "button";
      button.setAttribute("data-id", node.id);
      element("span", lines[0], button).dir = "auto";
      if (lines[1]) { element("small", " " + lines.slice(1).join(" "), button); }
      button.addEventListener("click", function () { choose(node.id, true); });
    });
    return hits;
  }

  function rank(node, words) {
    var named = words.length && saidOf(node).toLowerCase().indexOf(words[0]) >= 0;
    return named || !words.length ? 0 : 1;
  }

  function drawn(name, attributes, parent, text) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) { made.textContent = text; }
    parent.appendChild(made);
    return made;
  }

  function boxes() {
    var made = {};
    scene.nodes.forEach(function (node) {
      var box = network.getBoundingBox(node.id);
      made[node.id] = { left: box.left, top: box.top, wide: box.right - box.left, high: box.bottom - box.top, x: node.x, y: node.y };
    });
    return made;
  }

  function way(edge, from, to) {
    var kind = edge.smooth && edge.smooth.type, bend = edge.smooth && edge.smooth.roundness || 0;
    if (kind === "cubicBezier") {
      var half = (to.y - from.y) * 0.5;
      return "M" + [from.x, from.y, "C", from.x, from.y + half, to.x, to.y - half, to.x, to.y].join(" ");
    }
    var sign = kind === "curvedCW" ? 1 : kind === "curvedCCW" ? -1 : 0;
    var x = (from.x + to.x) / 2 + sign * bend * (to.y - from.y), y = (from.y + to.y) / 2 - sign * bend * (to.x - from.x);
    return "M" + [from.x, from.y, "Q", x, y, to.x, to.y].join(" ");
  }

  function svg() {
    var at = boxes(), all = Object.keys(at).map(function (id) { return at[id]; });
    var left = Math.min.apply(null, all.map(function (box) { return box.left; })) - MARGIN;
    var top = Math.min.apply(null, all.map(function (box) { return box.top; })) - MARGIN;
    var wide = Math.max.apply(null, all.map(function (box) { return box.left + box.wide; })) + MARGIN - left;
    var high = Math.max.apply(null, all.map(function (box) { return box.top + box.high; })) + MARGIN - top;
    var made = document.createElementNS(SVG, "svg");
    made.setAttribute("viewBox", [left, top, wide, high].join(" "));
    made.setAttribute("width", wide);
    made.setAttribute("height", high);
    drawn("title", {}, made, scene.title);
    drawn("rect", { x: left, y: top, width: wide, height: high, fill: "#ffffff" }, made);
    scene.edges.forEach(function (edge) { edgeDrawn(edge, at, made); });
    scene.nodes.forEach(function (node) { nodeDrawn(node, at[node.id], made); });
    return { text: new XMLSerializer().serializeToString(made), wide: wide, high: high };
  }

  function edgeDrawn(edge, at, made) {
    var from = at[edge.from], to = at[edge.to];
    var style = { d: way(edge, from, to), fill: "none", stroke: edge.color, "stroke-width": edge.width };
    if (edge.dashes) { style["stroke-dasharray"] = edge.dashes.join(" "); }
    drawn("path", style, made);
    if (edge.label) {
      drawn("text", { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - 6, "text-anchor": "middle", "font-family": FONT, "font-size": 13,
        fill: edge.color, stroke: "#ffffff", "stroke-width": 4, "paint-order": "stroke" }, made, edge.label);
    }
  }

  function nodeDrawn(node, box, made) {
    if (node.kind === "joint") { return; }
    var lines = node.label.split("\n"), first = node.y + 5 - (lines.length - 1) * LINE / 2;
    var style = { x: box.left, y: box.top, width: box.wide, height: box.high, fill: node.color.background, stroke: node.color.border,
      "stroke-width": node.borderWidth || 1, rx: node.shapeProperties.borderRadius };
    if (node.shapeProperties.borderDashes) { style["stroke-dasharray"] = node.shapeProperties.borderDashes.join(" "); }
    drawn("rect", style, made);
    lines.forEach(function (text, row) {
      drawn("text", { x: node.x, y: first + row * LINE, "text-anchor": "middle", "font-family": FONT, "font-size": 14,
        fill: node.font && node.font.color || "#1d2939" }, made, text);
    });
  }

  function save(blob, ending) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = (scene.title.replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 60) || "kinship") + "." + ending;
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  function savePng() {
    var picture = svg(), image = new Image();
    var scale = Math.min(2, LARGEST / picture.wide, LARGEST / picture.high);
    image.onload = function () {
      var canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(picture.wide * scale));
      canvas.height = Math.max(1, Math.round(picture.high * scale));
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(function (blob) { save(blob, "png"); }, "image/png");
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(picture.text);
  }

  document.getElementById("fit").addEventListener("click", function () { network.fit(); });
  document.getElementById("svg").addEventListener("click", function () { save(new Blob([svg().text], { type: "image/svg+xml" }), "svg"); });
  document.getElementById("png").addEventListener("click", savePng);
  back.addEventListener("click", function () { show(""); });
  search.addEventListener("input", fill);
  search.addEventListener("keydown", function (event) {
    if (event.key === "Enter") {
      var hits = fill();
      if (hits.length) { choose(hits[0].id, true); }
    }
  });
  show("");
}());
