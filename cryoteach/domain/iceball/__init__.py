"""The ice-ball lab: needles freeze a model liver, worked out on a grid."""
