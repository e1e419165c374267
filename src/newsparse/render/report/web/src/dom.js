// Elements made from text, never from HTML.
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children) made.append(child);
  return made;
}

export function clear(node) {
  while (node.firstChild) node.firstChild.remove();
  return node;
}

export const count = (n, word) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;

/** A name with its Arabic form, which reads from right to left. */
export function named(name, arabic) {
  return { text: arabic ? `${name} ${arabic}` : name, parts: arabic ? [name, arabic] : [name] };
}

/** A link where an address is of the web, else its text: nothing else is ever followed. */
export function link(url, text) {
  return /^https?:\/\//i.test(url || "") ? el("a", { href: url, rel: "noopener noreferrer" }, text) : document.createTextNode(text);
}
