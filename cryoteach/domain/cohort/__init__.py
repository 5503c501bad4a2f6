"""The modelled cohort: invented people drawn from parameters that each have a source, and how sure that makes us."""
