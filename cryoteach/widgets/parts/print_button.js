// A button that prints the page. The style sheet's print rules leave the controls out.

const buttons = new WeakSet();

export default function show({ parentElement }) {
  if (buttons.has(parentElement)) return;
  document.head.append(Object.assign(document.createElement("style"), { textContent: BAKED.css }));
  const button = Object.assign(document.createElement("button"), { type: "button", className: "ct-print", textContent: "Print" });
  button.addEventListener("click", () => window.print());
  parentElement.append(button);
  buttons.add(parentElement);
}
