"""Pictures to walk through: a finding, somebody's relatives, a family, an organ, or the county, each as one web page."""
