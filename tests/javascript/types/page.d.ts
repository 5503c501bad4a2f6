/** What Plotly's script leaves on the window. */
interface Window {
  Plotly?: import("../../../cryoteach/widgets/parts/charts/plotly.js").PlotlyScript;
}
