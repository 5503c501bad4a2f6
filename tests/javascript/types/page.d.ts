/** What Plotly's script leaves on the window. */
interface Window {
  Plotly?: import("../../../cryoteach/widgets/parts/plotly.js").PlotlyScript;
}
