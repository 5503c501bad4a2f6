"""One person on screen: controls, verdict and charts that follow them."""
