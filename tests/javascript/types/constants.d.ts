/** What front_end.py writes as a module, served beside the scripts as constants.js. */
export const PLOTLY: string; // the address of Plotly's script
export const TEMPLATE: string; // JSON: see screen_template.py
export const STYLES: Record<"chart" | "connection" | "gates" | "letter" | "picture" | "print_button" | "quantity" | "under_way" | "walk", string>;
export const REPORT_TO: string; // where a mistake may be reported; may be empty
