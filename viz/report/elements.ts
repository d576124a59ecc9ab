type Child = Node | string

/** Makes elements of a document that is passed in. Texts are texts: markup in them is shown, never obeyed. */
export function elementMaker(document: Document) {
  return (tag: string, attributes: Readonly<Record<string, string>> = {}, ...children: readonly Child[]): Element => {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    for (const child of children)
      element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child)
    return element
  }
}
