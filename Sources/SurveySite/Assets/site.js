// Search, filters, sorting, the slider over days, copying and the comparison. Every page is whole without it.
"use strict";

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const root = document.body.dataset.root;

/** An element with text and attributes. Text is set as text, so nothing in it is read as HTML. */
function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Says something to people who use a screen reader. */
function say(text) {
  $("#said").textContent = text;
}

// The address: what a view shows stands behind #, so that it can be shared, and works in files, too.

function readAddress() {
  return new URLSearchParams(location.hash.replace(/^#\??/, ""));
}

function writeAddress(values) {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value) parameters.set(key, value);
  const text = parameters.toString();
  history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
}

// Copying

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Browsers lend the clipboard to secure pages alone; this way they still take a selection.
    const area = element("textarea", text, { readonly: "", class: "quiet" });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

function prepareCopying() {
  for (const button of $$("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await copy($("code", button.parentElement).textContent);
      button.textContent = "Copied";
      say("Copied");
      setTimeout(() => (button.textContent = "Copy"), 1500);
    });
  }
}

// The slider: days on which something changed. `show` gets the day, or nothing for the survey as it is.

function prepareSlider(show) {
  const form = $(".slider");
  if (!form) return { day: () => "", set() {} };
  const days = form.dataset.days.split(" ");
  const [range, output] = [$("input", form), $("output", form)];
  const last = days.length - 1;
  const day = () => (Number(range.value) === last ? "" : days[range.value]);
  const update = () => {
    const text = day() || "today";
    output.textContent = text;
    range.setAttribute("aria-valuetext", text);
    document.body.classList.toggle("past", day() !== "");
    show(day());
  };
  range.addEventListener("input", update);
  for (const button of $$("button[data-step]", form)) {
    button.addEventListener("click", () => {
      range.value = Number(range.value) + Number(button.dataset.step);
      update();
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  return {
    day,
    /** The survey as it stood on that day: the last change on it or before. */
    set(wanted) {
      const index = wanted ? days.findLastIndex((each) => each <= wanted) : last;
      range.value = index < 0 ? 0 : index;
      update();
    },
  };
}

// The page of a provider: each statement knows since when it has been made and what it said before.

function showStatement(statement, day) {
  const now = $(".now", statement);
  $(".then", statement)?.remove();
  const isCurrent = !day || statement.dataset.since <= day;
  const earlier = $$(".time li[data-from]", statement).find(
    (each) => day && each.dataset.from <= day && day < each.dataset.until);
  now.hidden = !isCurrent;
  statement.hidden = !isCurrent && !earlier;
  statement.classList.toggle("other", !isCurrent);
  if (isCurrent || !earlier) return;
  const then = element("div", undefined, { class: "then" });
  then.append(`On ${day}: `, ...$(".was", earlier).cloneNode(true).childNodes);
  now.before(then);
}

function preparePage() {
  const show = (day) => {
    for (const statement of $$(".statement[data-since]")) showStatement(statement, day);
    const anchor = location.hash.includes("=") ? "" : location.hash;
    if (day) writeAddress({ "as-of": day });
    else if (!anchor) writeAddress({});
  };
  const slider = prepareSlider(show);
  slider.set(readAddress().get("as-of"));
}

// The overview

function prepareOverview() {
  const table = $("#providers");
  if (!table) return;
  const form = $("#filters");
  const names = ["category", "plan", "oauth", "protocol", "region", "status", "listed"];
  const columns = $$("thead th", table);
  const labels = columns.slice(1).map((each) => each.textContent);
  const rows = $$("tbody tr", table).map((element, order) => ({
    element,
    order,
    link: $("a", element),
    cells: $$("td", element),
    now: { ...element.dataset },
    // Cells as they are now, to be put back when the slider returns.
    nodes: $$("td", element).map((cell) => [...cell.childNodes]),
  }));
  for (const row of rows) row.cells.forEach((cell, index) => (cell.dataset.label = labels[index]));
  let sorting = { name: "", isDescending: false };
  let past = null;
  let slider = { day: () => "", set() {} };

  const key = (row, name) => {
    if (name === "name") return row.link.textContent.toLowerCase();
    const index = columns.findIndex((each) => each.dataset.sort === name) - 1;
    return row.cells[index].textContent.trim().toLowerCase();
  };

  function sort() {
    const sign = sorting.isDescending ? -1 : 1;
    const keys = new Map(rows.map((row) => [row, sorting.name ? key(row, sorting.name) : ""]));
    const compare = (a, b) => {
      const [x, y] = [keys.get(a), keys.get(b)];
      // What is empty comes last either way.
      if (!x !== !y) return x ? -1 : 1;
      return (x < y ? -sign : x > y ? sign : 0) || a.order - b.order;
    };
    $("tbody", table).append(...rows.toSorted(compare).map((row) => row.element));
    for (const column of columns) {
      if (column.dataset.sort === sorting.name) column.ariaSort = sorting.isDescending ? "descending" : "ascending";
      else column.removeAttribute("aria-sort");
    }
  }

  function matches(row, words, chosen) {
    const data = row.element.dataset;
    if (data.absent) return false;
    return words.every((word) => data.search.includes(word))
      && chosen.every(([name, value]) => data[name].split(" ").includes(value));
  }

  function filter() {
    const words = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = names.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
    let count = 0;
    for (const row of rows) {
      const isShown = matches(row, words, chosen);
      row.element.hidden = !isShown;
      if (isShown) count += 1;
    }
    $("#count").textContent = count === 1 ? "1 provider" : `${count} providers`;
    const sorted = sorting.name && (sorting.isDescending ? "-" : "") + sorting.name;
    writeAddress({ q: form.elements.q.value, ...Object.fromEntries(chosen), sort: sorted, "as-of": slider.day() });
  }

  function restore() {
    const values = readAddress();
    form.elements.q.value = values.get("q") ?? "";
    for (const name of names) form.elements[name].value = values.get(name) ?? "";
    const sorted = values.get("sort") ?? "";
    sorting = { name: sorted.replace(/^-/, ""), isDescending: sorted.startsWith("-") };
    const isKnown = columns.some((each) => each.dataset.sort === sorting.name);
    if (!isKnown) sorting = { name: "", isDescending: false };
    sort();
    slider.set(values.get("as-of"));
    filter();
  }

  // The survey as it stood on a day

  const fields = ["plan", "oauth", "url", "variable", "prefix", "status", "protocol", "region", "listed", "search"];
  const isBadge = new Set(["plan", "oauth", "status"]);
  /** The badge of each word, from the rows as they are. */
  const badges = {};
  for (const [index, name] of fields.entries()) {
    if (!isBadge.has(name)) continue;
    for (const row of rows) badges[name + row.now[name]] ??= row.cells[index].firstChild;
    for (const option of form.elements[name].options) {
      badges[name + option.value] ??= element("span", option.textContent, { class: "badge" });
    }
  }

  function showPast(row, cells) {
    const data = row.element.dataset;
    if (cells.length === 0) {
      data.absent = "yes";
      return;
    }
    delete data.absent;
    fields.forEach((name, index) => {
      const value = cells[index];
      if (isBadge.has(name)) {
        data[name] = value;
        row.cells[index].replaceChildren(badges[name + value]?.cloneNode(true) ?? value);
      } else if (index < row.cells.length) {
        row.cells[index].replaceChildren(...(value ? [element("code", value)] : []));
      } else {
        data[name] = value;
      }
    });
  }

  function showNow(row) {
    delete row.element.dataset.absent;
    Object.assign(row.element.dataset, row.now);
    row.cells.forEach((cell, index) => cell.replaceChildren(...row.nodes[index]));
  }

  function show(day) {
    for (const row of rows) {
      row.link.hash = day ? "as-of=" + day : "";
      if (!day) {
        showNow(row);
        continue;
      }
      const states = past.rows[row.now.id] ?? [];
      showPast(row, (states.findLast(([index]) => past.days[index] <= day) ?? []).slice(1));
    }
    filter();
  }

  // The history is large, and most visits do not ask for it.
  let loading = false;
  const showWhenLoaded = (day) => {
    if (!day || past) return show(day);
    if (loading) return;
    loading = true;
    const script = element("script", undefined, { src: root + "data/history.js" });
    script.addEventListener("load", () => {
      past = window.surveyHistory;
      slider.set(slider.day());
    });
    document.head.append(script);
  };

  // Sorting

  for (const column of columns) {
    const button = element("button", column.textContent, { type: "button" });
    column.replaceChildren(button);
    button.addEventListener("click", () => {
      const name = column.dataset.sort;
      sorting = { name, isDescending: sorting.name === name && !sorting.isDescending };
      sort();
      filter();
    });
  }

  // Comparing

  const picked = new Set();
  const comparing = $("#comparing");
  for (const row of rows) {
    const box = element("input", undefined, { type: "checkbox", "aria-label": "Compare " + row.link.textContent });
    $("th", row.element).prepend(box, " ");
    box.addEventListener("change", () => {
      if (box.checked && picked.size === 4) box.checked = false;
      else if (box.checked) picked.add(row.now.id);
      else picked.delete(row.now.id);
      tellPicked();
    });
  }
  function tellPicked() {
    comparing.textContent = picked.size ? `Compare ${picked.size} of at most 4` : "Tick up to four to compare them";
    comparing.hash = picked.size ? new URLSearchParams({ ids: [...picked].join(",") }).toString() : "";
    comparing.hidden = false;
  }
  tellPicked();

  // Keyboard: / searches, arrows go through the results, Escape comes back.

  const links = () => rows.toSorted((a, b) => a.element.rowIndex - b.element.rowIndex)
    .filter((row) => !row.element.hidden).map((row) => row.link);
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const isSearch = target === form.elements.q;
    const isTyping = target.matches("input, select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "/" && !isTyping) {
      event.preventDefault();
      form.elements.q.select();
    } else if (key === "Escape" && (isSearch || target.closest("#providers"))) {
      if (isSearch) form.elements.q.value = "";
      form.elements.q.focus();
      filter();
    } else if (key === "Enter" && isSearch) {
      event.preventDefault();
      links()[0]?.click();
    } else if (key === "ArrowDown" || key === "ArrowUp") {
      const all = links();
      const index = all.indexOf(target);
      if (!isSearch && index < 0) return;
      event.preventDefault();
      const next = index + (key === "ArrowDown" ? 1 : -1);
      (all[next] ?? (next < 0 ? form.elements.q : target)).focus();
    }
  });

  // Some browsers and assistive programs change a list of options without an input event.
  for (const name of ["input", "change"]) form.addEventListener(name, filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    history.replaceState(null, "", location.pathname + location.search);
    setTimeout(restore);
  });
  window.addEventListener("hashchange", restore);
  form.hidden = false;
  slider = prepareSlider(showWhenLoaded);
  restore();
}

// The comparison

function prepareComparison() {
  const form = $("#choice");
  if (!form) return;
  const facts = window.surveyFacts;
  const key = (name) => name.replace(/\s+/g, "").toLowerCase();
  const byName = new Map(facts.map((each) => [key(each.name), each]));
  const byID = new Map(facts.map((each) => [each.id, each]));
  const inputs = $$("input[list]", form);
  const box = $("#different");

  /** The one that the address named, as long as its name stands there: names may be the same. */
  function provider(input) {
    const named = byID.get(input.dataset.id);
    return named && key(named.name) === key(input.value) ? named : byName.get(key(input.value));
  }

  const chosen = () => inputs.map(provider).filter((each, index, all) => each && all.indexOf(each) === index);

  function show() {
    const providers = chosen();
    writeAddress({ ids: providers.map((each) => each.id).join(","), different: box.checked ? "yes" : "" });
    $("#comparison").replaceChildren(...(providers.length ? [table(providers)] : []));
    $("#all").open = providers.length === 0;
  }

  function table(providers) {
    const values = providers.map((each) => new Map(each.rows));
    const labels = [...new Set(providers.flatMap((each) => each.rows.map(([label]) => label)))];
    const head = element("tr");
    head.append(element("th", "Fact", { scope: "col" }));
    for (const each of providers) {
      const cell = element("th", undefined, { scope: "col" });
      cell.append(element("a", each.name, { href: `${root}providers/${encodeURIComponent(each.id)}.html` }));
      head.append(cell);
    }
    const body = element("tbody");
    let count = 0;
    for (const label of labels) {
      // What one of them does not state is no difference.
      const differs = new Set(values.map((each) => each.get(label)).filter(Boolean)).size > 1;
      if (differs) count += 1;
      if (box.checked && !differs) continue;
      const row = element("tr", undefined, differs ? { class: "differs" } : {});
      row.append(element("th", label, { scope: "row" }));
      for (const each of values) row.append(element("td", each.get(label) ?? "–"));
      body.append(row);
    }
    const whole = element("table");
    whole.append(element("caption", `${count} of ${labels.length} facts differ`), element("thead"), body);
    whole.tHead.append(head);
    const frame = element("div", undefined, { class: "wide", tabindex: "0", role: "region", "aria-label": "Comparison" });
    frame.append(whole);
    return frame;
  }

  function restore() {
    const values = readAddress();
    const ids = (values.get("ids") ?? "").split(",");
    inputs.forEach((each, index) => {
      each.dataset.id = ids[index] ?? "";
      each.value = byID.get(ids[index])?.name ?? "";
    });
    box.checked = values.has("different");
    show();
  }

  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", restore);
  form.hidden = false;
  restore();
}

// Ages are written for the day on which the site was made; a later visit sees them grown.

function updateAges() {
  const steps = [31, 91, 181, 366];
  const made = Date.parse(document.body.dataset.day);
  if (Date.now() - made < 864e5) return;
  for (const age of $$(".age")) {
    const days = Math.floor((Date.now() - Date.parse($("time", age).dateTime)) / 864e5);
    const text = days < 60 ? `${days} days ago` : days < 730 ? `${Math.floor(days / 30)} months ago` : `${Math.floor(days / 365)} years ago`;
    age.className = "age age-" + (1 + steps.filter((step) => days >= step).length);
    $(".ago", age).textContent = `(${text})`;
  }
}

prepareCopying();
updateAges();
if ($("#providers")) prepareOverview();
else if ($(".slider")) preparePage();
prepareComparison();
